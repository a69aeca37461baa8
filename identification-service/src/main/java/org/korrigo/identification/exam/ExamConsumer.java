package org.korrigo.identification.exam;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.exams.ExamDefined;
import org.korrigo.contracts.exams.ExamDeleted;
import org.korrigo.contracts.inbox.EventConsumer;
import org.korrigo.contracts.inbox.EventHandlers;
import org.korrigo.contracts.inbox.Inbox;

/** Learns who writes an exam, and which exams are gone with everything about their copies. */
@ApplicationScoped
class ExamConsumer implements EventConsumer {
  private final Inbox inbox;
  private final FollowingExams following;

  ExamConsumer(Inbox inbox, FollowingExams following) {
    this.inbox = inbox;
    this.following = following;
  }

  @Incoming("exams")
  Uni<Void> consume(ConsumerRecord<String, byte[]> event) {
    return inbox.receive(event, handlers());
  }

  @Override
  public String topic() {
    return Topic.EXAMS.topicName();
  }

  @Override
  public EventHandlers handlers() {
    return new EventHandlers()
        .on(ExamDefined.class, event -> following.define(event.data(), event.sequence()))
        .on(ExamDeleted.class, event -> following.delete(event.data()));
  }
}
