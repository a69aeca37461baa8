package org.korrigo.grading.release;

/** Why a copy's mark can be given to nobody. */
enum Obstacle {
  /** It is still being put together and was not handed over to be marked. */
  NOT_HANDED_OVER,
  /** It is still to be marked, or is being marked. */
  NOT_GRADED,
  /** Nobody knows whose it is. */
  NOT_IDENTIFIED,
  /** The pupil it was assigned to is not on the roster, or no longer. */
  NOT_ON_ROSTER,
  /** Another copy of the exam is the same pupil's: one of the two cannot be. */
  TWO_COPIES
}
