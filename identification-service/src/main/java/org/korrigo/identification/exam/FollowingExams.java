package org.korrigo.identification.exam;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.korrigo.contracts.exams.ExamDefined;
import org.korrigo.contracts.exams.ExamDeleted;
import org.korrigo.contracts.grading.ResultsReleased;

/** Takes over what the others tell of exams, newest wins. Runs in its caller's transaction. */
@ApplicationScoped
class FollowingExams {
  private final ExamRepository exams;
  private final Exams holding;
  private final List<ExamListener> listeners;

  FollowingExams(ExamRepository exams, Exams holding, @All List<ExamListener> listeners) {
    this.exams = exams;
    this.holding = holding;
    this.listeners = listeners;
  }

  Uni<Void> define(ExamDefined told, long sequence) {
    return change(told.examId(), exam -> exam.define(told, sequence));
  }

  Uni<Void> release(ResultsReleased told, long sequence) {
    return change(told.examId(), exam -> exam.release(told, sequence));
  }

  Uni<Void> delete(ExamDeleted told) {
    UUID examId = told.examId();
    return holding
        .hold(examId)
        .flatMap(
            held ->
                held
                    ? exams
                        .bury(examId, told.deletedAt())
                        .flatMap(buried -> tell(listener -> listener.examDeleted(examId)))
                        .flatMap(gone -> exams.delete("examId", examId))
                        .replaceWithVoid()
                    : Uni.createFrom().voidItem());
  }

  /** Tells every listener, one after the other. */
  Uni<Void> tell(Function<ExamListener, Uni<Void>> news) {
    return Multi.createFrom()
        .iterable(listeners)
        .onItem()
        .transformToUniAndConcatenate(news::apply)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> change(UUID examId, Function<Exam, Boolean> change) {
    return holding
        .hold(examId)
        .flatMap(held -> held ? exams.required(examId).map(change) : Uni.createFrom().item(false))
        .flatMap(
            changed ->
                changed
                    ? tell(listener -> listener.examChanged(examId))
                    : Uni.createFrom().voidItem());
  }
}
