package org.korrigo.students.roster;

import org.korrigo.students.student.EnrolmentOutcome;

/** What becomes of a line of a roster. */
public enum LineOutcome {
  /** Its pupil is new. */
  ADDED,
  /** Something of its pupil changes. */
  CHANGED,
  /** Its pupil is known like this. */
  LEFT,
  /** It cannot be taken. */
  REFUSED;

  static LineOutcome of(EnrolmentOutcome outcome) {
    return switch (outcome) {
      case ADDED -> ADDED;
      case CHANGED -> CHANGED;
      case LEFT -> LEFT;
    };
  }
}
