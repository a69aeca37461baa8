package org.korrigo.exams.copy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.inbox.EventConsumer;
import org.korrigo.contracts.inbox.EventHandlers;
import org.korrigo.contracts.inbox.Inbox;

/** Hears what grading does with a copy after the hand-over. */
@ApplicationScoped
class GradingConsumer implements EventConsumer {
  private final Inbox inbox;
  private final CopyProjection projection;

  GradingConsumer(Inbox inbox, CopyProjection projection) {
    this.inbox = inbox;
    this.projection = projection;
  }

  @Override
  public String topic() {
    return Topic.GRADING_EVENTS.topicName();
  }

  @Override
  public EventHandlers handlers() {
    return new EventHandlers().on(GradingEvent.class, projection::graded);
  }

  @Incoming("grading-events")
  Uni<Void> consume(ConsumerRecord<String, byte[]> event) {
    return inbox.receive(event, handlers());
  }
}
