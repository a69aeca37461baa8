package org.korrigo.grading.release;

import java.util.Optional;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.grading.copy.CopySummary;

/**
 * A copy and whose it is.
 *
 * @param owner what identification decided, or null before it did
 * @param student the owner as the roster knows the pupil, or null
 */
record OwnedCopy(CopySummary copy, CopyOwner owner, Student student) {

  /** What keeps the mark from its pupil, if anything does. */
  Optional<Obstacle> obstacle() {
    if (copy.status() != CopyStatus.GRADED) {
      return Optional.of(Obstacle.NOT_GRADED);
    }
    if (owner == null || owner.studentId == null) {
      return Optional.of(Obstacle.NOT_IDENTIFIED);
    }
    if (student == null || !student.enrolled()) {
      return Optional.of(Obstacle.NOT_ON_ROSTER);
    }
    return Optional.empty();
  }
}
