package org.korrigo.identification.exam;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/** Saying how an exam's copies are to be identified. */
@ApplicationScoped
class SettingExams {
  private final ExamRepository exams;
  private final FollowingExams following;

  SettingExams(ExamRepository exams, FollowingExams following) {
    this.exams = exams;
    this.following = following;
  }

  /** An exam's settings, or the problem not-found. */
  Uni<SettingsView> of(UUID examId) {
    return Panache.withSession(() -> exams.required(examId).map(Exam::settings));
  }

  /**
   * Changes an exam's settings; its class is solved again.
   *
   * @param seen the version that the person has seen
   * @throws Problem not-found or stale-version
   */
  Uni<SettingsView> set(UUID examId, int seen, NewSettings wanted, String personId, Instant now) {
    return Panache.withTransaction(
        () ->
            ExamTurn.take(examId)
                .flatMap(turn -> exams.required(examId))
                .flatMap(
                    exam ->
                        exam.set(wanted, seen, personId, now)
                            ? following
                                .tell(listener -> listener.examChanged(examId))
                                .replaceWith(exam)
                            : Uni.createFrom().item(exam))
                .map(Exam::settings));
  }
}
