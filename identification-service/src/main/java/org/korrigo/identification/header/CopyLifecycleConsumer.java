package org.korrigo.identification.header;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.exams.CopyDiscarded;
import org.korrigo.contracts.inbox.EventConsumer;
import org.korrigo.contracts.inbox.EventHandlers;
import org.korrigo.contracts.inbox.Inbox;

/** Learns which copies are gone. */
@ApplicationScoped
class CopyLifecycleConsumer implements EventConsumer {
  private final Inbox inbox;
  private final FollowingCopies following;

  CopyLifecycleConsumer(Inbox inbox, FollowingCopies following) {
    this.inbox = inbox;
    this.following = following;
  }

  @Incoming("copy-lifecycle")
  Uni<Void> consume(ConsumerRecord<String, byte[]> event) {
    return inbox.receive(event, handlers());
  }

  @Override
  public String topic() {
    return Topic.COPY_LIFECYCLE.topicName();
  }

  @Override
  public EventHandlers handlers() {
    return new EventHandlers()
        .on(CopyDiscarded.class, event -> following.discard(event.data(), event.sequence()));
  }
}
