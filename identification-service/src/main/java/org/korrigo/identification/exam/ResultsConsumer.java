package org.korrigo.identification.exam;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.grading.ResultsReleased;
import org.korrigo.contracts.inbox.EventConsumer;
import org.korrigo.contracts.inbox.EventHandlers;
import org.korrigo.contracts.inbox.Inbox;

/** Learns whether pupils read an exam's results: until they are withdrawn no decision changes. */
@ApplicationScoped
class ResultsConsumer implements EventConsumer {
  private final Inbox inbox;
  private final FollowingExams following;

  ResultsConsumer(Inbox inbox, FollowingExams following) {
    this.inbox = inbox;
    this.following = following;
  }

  @Incoming("results")
  Uni<Void> consume(ConsumerRecord<String, byte[]> event) {
    return inbox.receive(event, handlers());
  }

  @Override
  public String topic() {
    return Topic.GRADING_RESULTS.topicName();
  }

  @Override
  public EventHandlers handlers() {
    return new EventHandlers()
        .on(ResultsReleased.class, event -> following.release(event.data(), event.sequence()));
  }
}
