package org.korrigo.identification.exam;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/** What the other features ask of exams, in the session or transaction of their caller. */
@ApplicationScoped
public class Exams {
  private final ExamRepository exams;

  Exams(ExamRepository exams) {
    this.exams = exams;
  }

  /**
   * Waits for the exam's turn and keeps it until the transaction ends; an exam that nothing was
   * known of is known from now on. Answers false if it was deleted.
   */
  public Uni<Boolean> hold(UUID examId) {
    return ExamTurn.take(examId)
        .flatMap(turn -> exams.isDeleted(examId))
        .flatMap(
            deleted ->
                deleted ? Uni.createFrom().item(false) : exams.keep(examId).replaceWith(true));
  }

  /** What the matching of its copies depends on. */
  public Uni<ExamSituation> situation(UUID examId) {
    return exams.required(examId).map(Exam::situation);
  }

  /**
   * Whether decisions about its copies may change.
   *
   * @throws Problem illegal-transition while its results are released
   */
  public Uni<Void> requireUnreleased(UUID examId) {
    return exams
        .required(examId)
        .invoke(
            exam -> {
              if (exam.resultsReleasedAt != null) {
                throw new Problem(
                        ProblemType.ILLEGAL_TRANSITION,
                        "The results of this exam are released: whose a copy is changes only after"
                            + " they are withdrawn.")
                    .with("results_released_at", exam.resultsReleasedAt);
              }
            })
        .replaceWithVoid();
  }
}
