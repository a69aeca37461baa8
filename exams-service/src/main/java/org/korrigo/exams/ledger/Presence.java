package org.korrigo.exams.ledger;

/** Whether a pupil came. */
enum Presence {
  /** Expected, and a copy is known to be the pupil's. */
  PRESENT,
  /** Expected, marked absent by a person, and no copy is the pupil's. */
  ABSENT,
  /** Expected, and neither. */
  MISSING,
  /** A copy is the pupil's, who was not expected. */
  NOT_ON_THE_LIST
}
