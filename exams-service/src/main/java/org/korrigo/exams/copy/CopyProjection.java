package org.korrigo.exams.copy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.contracts.event.ReceivedEvent;
import org.korrigo.contracts.grading.CopyState;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.identification.CopyIdentified;

/**
 * The one writer of what the others decide about a copy. Every statement applies only what is newer
 * than what was applied before, and leaves the copy's version alone: what a person is doing here
 * does not become stale by it.
 */
@ApplicationScoped
class CopyProjection {
  private final CopyRepository copies;
  private final ForgettingNames names;

  CopyProjection(CopyRepository copies, ForgettingNames names) {
    this.copies = copies;
    this.names = names;
  }

  /**
   * Whose the copy is. Identification never gives a pupil two copies of an exam, but its events for
   * two copies may cross on their way: "B is now the pupil's" may arrive before "A is no longer".
   * The newer word counts, so the older holder lets go (its own event will only confirm it), and an
   * older word about a pupil whom another copy has since been given names nobody. That the pupil
   * left is never out of date.
   */
  Uni<Void> identified(ReceivedEvent<CopyIdentified> event) {
    CopyIdentified told = event.data();
    return told.studentLeft()
        ? names.ofCopy(told.examId(), told.copyId()).flatMap(forgotten -> owned(event))
        : owned(event);
  }

  private Uni<Void> owned(ReceivedEvent<CopyIdentified> event) {
    UUID copyId = event.data().copyId();
    Integer student = event.data().studentId();
    long sequence = event.sequence();
    if (student == null) {
      return owner(copyId, null, sequence);
    }
    return copies
        .update(
            "studentId = null, identified = false where studentId = ?1 and id <> ?2 and"
                + " identificationSequence < ?3 and examId = (select c.examId from Copy c where"
                + " c.id = ?2 and c.identificationSequence < ?3)",
            student,
            copyId,
            sequence)
        .flatMap(
            released ->
                copies.count(
                    "studentId = ?1 and id <> ?2 and examId = (select c.examId from Copy c where"
                        + " c.id = ?2)",
                    student,
                    copyId))
        .flatMap(newerHolders -> owner(copyId, newerHolders > 0 ? null : student, sequence));
  }

  private Uni<Void> owner(UUID copyId, Integer student, long sequence) {
    return copies
        .update(
            "studentId = ?1, identified = ?2, identificationSequence = ?3 where id = ?4 and"
                + " identificationSequence < ?3",
            student,
            student != null,
            sequence,
            copyId)
        .replaceWithVoid();
  }

  /** What grading did with the copy; an IMPORT says nothing of it yet. */
  Uni<Void> graded(ReceivedEvent<GradingEvent> event) {
    CopyState state = event.data().copy();
    if (state == null) {
      return Uni.createFrom().voidItem();
    }
    return copies
        .update(
            "status = ?1, lockedById = ?2, lockedAt = ?3, gradedAt = ?4, assignedCorrectorId = ?5,"
                + " subjectVariant = ?6, globalAppreciation = ?7, mark = ?8, maximum = ?9, finalPdf"
                + " = ?10, gradingSequence = ?11 where id = ?12 and gradingSequence < ?11 and"
                + " status <> STAGING",
            CopyStatus.valueOf(state.status().name()),
            state.lockedById(),
            state.lockedAt(),
            state.gradedAt(),
            state.assignedCorrectorId(),
            state.subjectVariant(),
            state.globalAppreciation(),
            state.score(),
            state.maximum(),
            state.finalPdf(),
            event.sequence(),
            event.data().copyId())
        .replaceWithVoid();
  }
}
