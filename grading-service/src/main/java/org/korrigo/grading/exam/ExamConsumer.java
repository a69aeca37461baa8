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
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/**
 * Keeps the outline of exams; a deleted exam takes all that hangs on it along (domain §4). Another
 * marking scale is not taken over while a mark stands that was given by the one before: the
 * annotated PDF and every list would show different numbers. It goes to the dead letters, from
 * which it is replayed once the copies are reopened.
 */
@ApplicationScoped
class ExamConsumer implements EventConsumer {
  private final Inbox inbox;
  private final ExamRepository exams;
  private final StandingMarks marks;

  ExamConsumer(Inbox inbox, ExamRepository exams, StandingMarks marks) {
    this.inbox = inbox;
    this.marks = marks;
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
        .transformToUni(exam -> takeOver(exam, event))
        .replaceWithVoid();
  }

  private Uni<Void> takeOver(Exam exam, ReceivedEvent<ExamDefined> event) {
    return (exam.isRescaledBy(event.data(), event.sequence())
            ? marks.any(exam.id)
            : Uni.createFrom().item(false))
        .invoke(
            marked -> {
              if (marked) {
                throw new Problem(
                    ProblemType.CONFLICT,
                    "Copies of exam %s are GRADED by another marking scale: reopen them first."
                        .formatted(exam.id));
              }
              exam.define(event.data(), event.sequence());
            })
        .replaceWithVoid();
  }
}
