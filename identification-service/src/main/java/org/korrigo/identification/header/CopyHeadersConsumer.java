package org.korrigo.identification.header;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.inbox.EventConsumer;
import org.korrigo.contracts.inbox.EventHandlers;
import org.korrigo.contracts.inbox.Inbox;

/**
 * Learns which copies there are and where their headers are. A discard comes by another topic,
 * perhaps earlier than what was told before it: the greater sequence wins.
 */
@ApplicationScoped
class CopyHeadersConsumer implements EventConsumer {
  private final Inbox inbox;
  private final FollowingCopies following;

  CopyHeadersConsumer(Inbox inbox, FollowingCopies following) {
    this.inbox = inbox;
    this.following = following;
  }

  @Incoming("copy-headers")
  Uni<Void> consume(ConsumerRecord<String, byte[]> event) {
    return inbox.receive(event, handlers());
  }

  @Override
  public String topic() {
    return Topic.COPY_HEADERS.topicName();
  }

  @Override
  public EventHandlers handlers() {
    return new EventHandlers()
        .on(
            CopyHeaders.class,
            event -> following.stage(event.data(), event.sequence(), Instant.now()));
  }
}
