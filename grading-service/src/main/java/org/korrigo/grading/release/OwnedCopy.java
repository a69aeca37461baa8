package org.korrigo.grading.release;

import java.util.Optional;
import org.korrigo.grading.copy.CopyMarks;

/**
 * A copy and whose it is.
 *
 * @param owner what identification decided, or null before it did
 * @param student the owner as the roster knows the pupil, or null
 * @param alone whether the owner has no other copy of the exam
 */
record OwnedCopy(CopyMarks copy, CopyOwner owner, Student student, boolean alone) {

  /** Whose it is, or null. */
  Integer studentId() {
    return owner == null ? null : owner.studentId;
  }

  /** What keeps the mark from its pupil, if anything does. */
  Optional<Obstacle> obstacle() {
    if (!copy.graded()) {
      return Optional.of(Obstacle.NOT_GRADED);
    }
    if (studentId() == null) {
      return Optional.of(Obstacle.NOT_IDENTIFIED);
    }
    if (student == null || !student.enrolled()) {
      return Optional.of(Obstacle.NOT_ON_ROSTER);
    }
    return alone ? Optional.empty() : Optional.of(Obstacle.TWO_COPIES);
  }
}
