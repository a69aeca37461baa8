package org.korrigo.identification.roster;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.inbox.EventConsumer;
import org.korrigo.contracts.inbox.EventHandlers;
import org.korrigo.contracts.inbox.Inbox;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.contracts.students.StudentRemoved;

/** Keeps the roster as students-service tells it. */
@ApplicationScoped
class RosterConsumer implements EventConsumer {
  private final Inbox inbox;
  private final FollowingPupils following;

  RosterConsumer(Inbox inbox, FollowingPupils following) {
    this.inbox = inbox;
    this.following = following;
  }

  @Incoming("students")
  Uni<Void> consume(ConsumerRecord<String, byte[]> event) {
    return inbox.receive(event, handlers());
  }

  @Override
  public String topic() {
    return Topic.STUDENTS.topicName();
  }

  @Override
  public EventHandlers handlers() {
    return new EventHandlers()
        .on(StudentEnrolled.class, event -> following.enrol(event.data(), event.sequence()))
        .on(StudentRemoved.class, event -> following.remove(event.data(), event.sequence()));
  }
}
