package org.korrigo.identification.decision;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.outbox.Outbox;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.identification.exam.ExamTurn;
import org.korrigo.identification.exam.Exams;
import org.korrigo.identification.roster.Roster;

/** A person's word: whose a copy is, or that it is nobody's again. */
@ApplicationScoped
class DecidingCopies {
  private final OcrResultRepository copies;
  private final Roster roster;
  private final Exams exams;
  private final ClassSchedule schedule;
  private final ShowingCopies showing;
  private final Outbox outbox;

  DecidingCopies(
      OcrResultRepository copies,
      Roster roster,
      Exams exams,
      ClassSchedule schedule,
      ShowingCopies showing,
      Outbox outbox) {
    this.copies = copies;
    this.roster = roster;
    this.exams = exams;
    this.schedule = schedule;
    this.showing = showing;
    this.outbox = outbox;
  }

  /**
   * Gives a copy to a pupil.
   *
   * @throws Problem not-found for the copy or the pupil; already-identified, with the other copy's
   *     id, if the pupil has a copy of this exam; illegal-transition while results are released
   */
  Uni<CopyView> decide(UUID copyId, int studentId, String personId, Instant now) {
    return Panache.withTransaction(
        () ->
            roster
                .required(studentId)
                .flatMap(student -> inTurn(copyId))
                .flatMap(copy -> refuseSecond(copy, studentId))
                .flatMap(copy -> publish(copy, copy.decide(studentId, personId, now)))
                .flatMap(showing::view));
  }

  /**
   * Takes a copy from its pupil; no rule decides about it any more.
   *
   * @throws Problem not-found, or illegal-transition while results are released
   */
  Uni<CopyView> takeBack(UUID copyId, String personId, Instant now) {
    return Panache.withTransaction(
        () ->
            inTurn(copyId)
                .flatMap(copy -> publish(copy, copy.takeBack(personId, now)))
                .flatMap(showing::view));
  }

  /** The copy as it stands once nobody else changes its exam; a problem while it may not change. */
  private Uni<OcrResult> inTurn(UUID copyId) {
    return copies
        .requiredExam(copyId)
        .flatMap(ExamTurn::take)
        .flatMap(turn -> copies.required(copyId))
        .call(copy -> exams.requireUnreleased(copy.examId()));
  }

  private Uni<OcrResult> refuseSecond(OcrResult copy, int studentId) {
    return copies
        .ofStudent(copy.examId(), studentId)
        .invoke(
            other -> {
              if (other != null && !other.copyId().equals(copy.copyId())) {
                throw new Problem(
                        ProblemType.ALREADY_IDENTIFIED,
                        "The pupil already has the copy " + other.anonymousId() + " of this exam.")
                    .with("copy_id", other.copyId())
                    .with("student_id", studentId);
              }
            })
        .replaceWith(copy);
  }

  private Uni<OcrResult> publish(OcrResult copy, Optional<CopyIdentified> event) {
    if (event.isEmpty()) {
      return Uni.createFrom().item(copy);
    }
    return outbox
        .append(event.get())
        .flatMap(sent -> copies.flush())
        .flatMap(flushed -> schedule.soon(copy.examId()))
        .replaceWith(copy);
  }
}
