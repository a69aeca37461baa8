package org.korrigo.grading.copy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.journal.Journal;

/** The one door to a copy for everything that a teacher writes. */
@ApplicationScoped
public class Correcting {
  private final CopyRepository copies;
  private final CopyLockRepository locks;
  private final Exams exams;
  private final Journal journal;
  private final VisibleCopies visible;

  Correcting(
      CopyRepository copies,
      CopyLockRepository locks,
      Exams exams,
      Journal journal,
      VisibleCopies visible) {
    this.copies = copies;
    this.visible = visible;
    this.locks = locks;
    this.exams = exams;
    this.journal = journal;
  }

  /**
   * Opens a copy for its corrector, within the caller's transaction and until its end.
   *
   * @param corrector {@code precondition-required} without a token, {@code lock-lost} with the
   *     reason if it is not the valid one of this teacher, {@code illegal-transition} once the copy
   *     is GRADED, {@code forbidden} if it is another teacher's copy
   */
  public Uni<OpenCopy> open(UUID copyId, Corrector corrector) {
    return open(copyId, corrector, CopyAction.MARK);
  }

  Uni<OpenCopy> open(UUID copyId, Corrector corrector, CopyAction action) {
    return held(copyId, corrector, action)
        .flatMap(
            copy -> exams.ofCopy(copy.examId).map(exam -> new OpenCopy(copy, exam, corrector)));
  }

  /** The copy that the corrector holds, held against any other change too. */
  Uni<Copy> held(UUID copyId, Corrector corrector, CopyAction action) {
    if (corrector.token() == null) {
      throw new Problem(
          ProblemType.PRECONDITION_REQUIRED, "The header Lock-Token is needed to write.");
    }
    return copies
        .requiredForUpdate(copyId)
        .flatMap(
            copy ->
                locks
                    .ofCopy(copyId)
                    .flatMap(
                        lock ->
                            lock != null && lock.admits(corrector)
                                ? Uni.createFrom().item(copy)
                                : refused(copy, lock, corrector, action)));
  }

  /** Says why, and what can be done; whoever never held the copy is told the copy's state. */
  private Uni<Copy> refused(Copy copy, CopyLock lock, Corrector corrector, CopyAction action) {
    return visible
        .require(copy, corrector.subject())
        .invoke(
            () -> {
              if (copy.status == CopyStatus.GRADED) {
                copy.locked(action);
              }
            })
        .chain(() -> journal.endOfLock(copy.id, corrector.subject()))
        .map(
            end -> {
              if (end == null && action != CopyAction.MARK) {
                copy.locked(action);
              }
              throw LostLock.of(lock, end, corrector);
            });
  }
}
