package org.korrigo.grading.copy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.grading.exam.StandingMarks;

/** The copies whose mark stands. */
@ApplicationScoped
class GradedCopies implements StandingMarks {
  private final CopyRepository copies;

  GradedCopies(CopyRepository copies) {
    this.copies = copies;
  }

  @Override
  public Uni<Boolean> any(UUID examId) {
    return copies
        .count("examId = ?1 and status = ?2", examId, CopyStatus.GRADED)
        .map(graded -> graded > 0);
  }
}
