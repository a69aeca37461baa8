package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.journal.JournalReaders;

/**
 * Which copies a teacher may see and write (issue 5, section 5): those that are assigned to the
 * teacher; unassigned ones while the exam's marking is open to all; and those that the teacher has
 * locked or finalised. An admin sees all. What is refused is {@code forbidden}, by every endpoint
 * alike.
 */
@ApplicationScoped
class VisibleCopies implements JournalReaders {
  private final CopyRepository copies;
  private final Exams exams;

  VisibleCopies(CopyRepository copies, Exams exams) {
    this.copies = copies;
    this.exams = exams;
  }

  /** The copy if the viewer may see it, within the caller's session. */
  Uni<Copy> required(UUID id, Viewer viewer) {
    return copies
        .required(id)
        .call(copy -> viewer.seesAll() ? done() : require(copy, viewer.subject()));
  }

  /** Refuses a teacher whose copy it is not, within the caller's session. */
  Uni<Void> require(Copy copy, String teacher) {
    if (teacher.equals(copy.assignedCorrectorId)
        || teacher.equals(copy.lockedById)
        || teacher.equals(copy.gradedById)) {
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

  @Override
  public Uni<Void> requireReader(UUID copyId, String teacher) {
    return Panache.withSession(
        () -> copies.required(copyId).flatMap(copy -> require(copy, teacher)));
  }

  private static Uni<Void> done() {
    return Uni.createFrom().voidItem();
  }
}
