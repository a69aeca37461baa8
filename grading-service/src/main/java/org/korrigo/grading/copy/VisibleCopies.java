package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.journal.JournalReaders;

/**
 * Which copies a teacher may see and write (issue 5, section 5): those that are assigned to the
 * teacher; unassigned ones while the exam's marking is open to all and nobody else has taken them;
 * and those that the teacher has locked or finalised. An admin sees all. What is refused is {@code
 * forbidden}, by every endpoint alike.
 */
@ApplicationScoped
class VisibleCopies implements JournalReaders {
  private final CopyRepository copies;
  private final CopyLockRepository locks;
  private final Exams exams;

  VisibleCopies(CopyRepository copies, CopyLockRepository locks, Exams exams) {
    this.copies = copies;
    this.locks = locks;
    this.exams = exams;
  }

  /** The copy if the viewer may see it, within the caller's session. */
  Uni<Copy> required(UUID id, Viewer viewer) {
    return copies.required(id).call(copy -> viewer.seesAll() ? done() : require(copy, viewer));
  }

  /** Refuses a teacher whose copy it is not, and whoever comes second to a free one. */
  private Uni<Void> require(Copy copy, Viewer viewer) {
    return own(copy, viewer.subject())
        ? done()
        : requireMarkable(copy, viewer.subject())
            .chain(() -> locks.ofCopy(copy.id))
            .invoke(lock -> requireFree(LockState.of(copy, lock, viewer.now()).status()))
            .replaceWithVoid();
  }

  private static void requireFree(CopyStatus status) {
    switch (status) {
      case READY -> {}
      case LOCKED ->
          throw new Problem(ProblemType.FORBIDDEN, "Another corrector is marking this copy.");
      case GRADED ->
          throw new Problem(ProblemType.FORBIDDEN, "Another corrector has finalised this copy.");
    }
  }

  /**
   * Refuses a teacher who may not mark the copy even when it is READY, within the caller's session.
   * Whoever may is told who has the copy, so that the lock can be asked for when it is free.
   */
  Uni<Void> requireMarkable(Copy copy, String teacher) {
    if (own(copy, teacher)) {
      return done();
    }
    if (copy.assignedCorrectorId != null) {
      throw new Problem(ProblemType.FORBIDDEN, "This copy is assigned to another corrector.");
    }
    return exams
        .ofCopy(copy.examId)
        .invoke(
            exam -> {
              if (!exam.openMarking()) {
                throw new Problem(
                    ProblemType.FORBIDDEN,
                    "This copy is assigned to nobody, and copies of this exam are marked by the"
                        + " correctors that they are assigned to.");
              }
            })
        .replaceWithVoid();
  }

  /** Refuses a teacher who has no copy of an exam whose marking is not open to all. */
  Uni<Void> requireCorrector(ExamOutline exam, Viewer viewer) {
    return viewer.seesAll() || exam.openMarking()
        ? done()
        : copies
            .anyOwn(exam.id(), viewer.subject())
            .invoke(
                any -> {
                  if (!any) {
                    throw new Problem(
                        ProblemType.FORBIDDEN, "You are not a corrector of this exam.");
                  }
                })
            .replaceWithVoid();
  }

  @Override
  public Uni<Void> requireReader(UUID copyId, String teacher, Instant now) {
    return Panache.withSession(() -> required(copyId, new Viewer(teacher, false, now)))
        .replaceWithVoid();
  }

  private static boolean own(Copy copy, String teacher) {
    return teacher.equals(copy.assignedCorrectorId)
        || teacher.equals(copy.lockedById)
        || teacher.equals(copy.gradedById);
  }

  private static Uni<Void> done() {
    return Uni.createFrom().voidItem();
  }
}
