package org.korrigo.grading.copy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.exam.Exams;

/** The one door to a copy for everything that a teacher writes. */
@ApplicationScoped
public class Correcting {
  private final CopyRepository copies;
  private final CopyLockRepository locks;
  private final Exams exams;

  Correcting(CopyRepository copies, CopyLockRepository locks, Exams exams) {
    this.copies = copies;
    this.locks = locks;
    this.exams = exams;
  }

  /**
   * Opens a copy for its corrector, within the caller's transaction and until its end.
   *
   * @param corrector {@code precondition-required} without a token, {@code lock-lost} if it is not
   *     the valid one of this teacher, {@code illegal-transition} once the copy is GRADED
   */
  public Uni<OpenCopy> open(UUID copyId, Corrector corrector) {
    return open(copyId, corrector, CopyAction.MARK);
  }

  Uni<OpenCopy> open(UUID copyId, Corrector corrector, CopyAction action) {
    if (corrector.token() == null) {
      throw new Problem(
          ProblemType.PRECONDITION_REQUIRED, "The header Lock-Token is needed to write.");
    }
    return held(copyId, corrector, action)
        .flatMap(
            copy -> exams.ofCopy(copy.examId).map(exam -> new OpenCopy(copy, exam, corrector)));
  }

  private Uni<Copy> held(UUID copyId, Corrector corrector, CopyAction action) {
    return copies
        .requiredForUpdate(copyId)
        .flatMap(
            copy ->
                locks
                    .ofCopy(copyId)
                    .invoke(lock -> require(copy, lock, corrector, action))
                    .replaceWith(copy));
  }

  private static void require(Copy copy, CopyLock lock, Corrector corrector, CopyAction action) {
    if (action != CopyAction.MARK || copy.status == CopyStatus.GRADED) {
      copy.locked(action);
    }
    if (lock == null) {
      throw CopyLock.lost();
    }
    lock.require(corrector);
  }
}
