package org.korrigo.grading.release;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.korrigo.contracts.event.ReceivedEvent;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.inbox.EventConsumer;
import org.korrigo.contracts.inbox.EventHandlers;
import org.korrigo.contracts.inbox.Inbox;
import org.korrigo.grading.exam.Exams;

/**
 * Keeps whose a copy is; the decision may come before the copy and may be corrected later.
 * Decisions about one exam are taken in one after the other, and not while its results are being
 * released.
 */
@ApplicationScoped
class OwnerConsumer implements EventConsumer {
  private final Inbox inbox;
  private final Exams exams;
  private final CopyOwnerRepository owners;

  OwnerConsumer(Inbox inbox, Exams exams, CopyOwnerRepository owners) {
    this.inbox = inbox;
    this.exams = exams;
    this.owners = owners;
  }

  @Incoming("identified-copies")
  Uni<Void> consume(ConsumerRecord<String, byte[]> record) {
    return inbox.receive(record, handlers());
  }

  @Override
  public String topic() {
    return Topic.IDENTIFIED_COPIES.topicName();
  }

  @Override
  public EventHandlers handlers() {
    return new EventHandlers().on(CopyIdentified.class, this::decide);
  }

  private Uni<Void> decide(ReceivedEvent<CopyIdentified> event) {
    CopyIdentified decision = event.data();
    return exams
        .holdAlone(decision.examId())
        .flatMap(
            held ->
                held
                    ? owners.known(decision.copyId(), decision.examId())
                    : Uni.createFrom().<CopyOwner>nullItem())
        .onItem()
        .ifNotNull()
        .transformToUni(owner -> decide(owner, decision, event.sequence()));
  }

  private Uni<Void> decide(CopyOwner owner, CopyIdentified decision, long sequence) {
    return owners
        .others(owner.copyId, owner.examId, decision.studentId())
        .invoke(holders -> owner.decide(decision, sequence, holders))
        .replaceWithVoid();
  }
}
