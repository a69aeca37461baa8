package org.korrigo.exams.copy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.inbox.EventConsumer;
import org.korrigo.contracts.inbox.EventHandlers;
import org.korrigo.contracts.inbox.Inbox;

/** Hears whose a copy is, as identification decides. */
@ApplicationScoped
class IdentificationConsumer implements EventConsumer {
  private final Inbox inbox;
  private final CopyProjection projection;

  IdentificationConsumer(Inbox inbox, CopyProjection projection) {
    this.inbox = inbox;
    this.projection = projection;
  }

  @Override
  public String topic() {
    return Topic.IDENTIFIED_COPIES.topicName();
  }

  @Override
  public EventHandlers handlers() {
    return new EventHandlers().on(CopyIdentified.class, projection::identified);
  }

  @Incoming("identified-copies")
  Uni<Void> consume(ConsumerRecord<String, byte[]> event) {
    return inbox.receive(event, handlers());
  }
}
