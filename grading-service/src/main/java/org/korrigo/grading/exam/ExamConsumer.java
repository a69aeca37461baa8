package org.korrigo.grading.exam;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.korrigo.contracts.event.ReceivedEvent;
import org.korrigo.contracts.event.Topic;
import org.korrigo.contracts.exams.ExamDefined;
import org.korrigo.contracts.exams.ExamDeleted;
import org.korrigo.contracts.inbox.EventConsumer;
import org.korrigo.contracts.inbox.EventHandlers;
import org.korrigo.contracts.inbox.Inbox;

/** Keeps the outline of exams; a deleted exam takes all that hangs on it along (domain §4). */
@ApplicationScoped
class ExamConsumer implements EventConsumer {
  private final Inbox inbox;
  private final ExamRepository exams;

  ExamConsumer(Inbox inbox, ExamRepository exams) {
    this.inbox = inbox;
    this.exams = exams;
  }

  @Incoming("exams")
  Uni<Void> consume(ConsumerRecord<String, byte[]> record) {
    return inbox.receive(record, handlers());
  }

  @Override
  public String topic() {
    return Topic.EXAMS.topicName();
  }

  @Override
  public EventHandlers handlers() {
    return new EventHandlers()
        .on(ExamDefined.class, this::define)
        .on(
            ExamDeleted.class,
            event -> exams.bury(event.data().examId(), event.data().deletedAt()));
  }

  private Uni<Void> define(ReceivedEvent<ExamDefined> event) {
    return exams
        .hold(event.data().examId())
        .flatMap(
            held ->
                held
                    ? exams.requiredForUpdate(event.data().examId())
                    : Uni.createFrom().<Exam>nullItem())
        .onItem()
        .ifNotNull()
        .invoke(exam -> exam.define(event.data(), event.sequence()))
        .replaceWithVoid();
  }
}
