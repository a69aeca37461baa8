package org.korrigo.students.account;

/** What became of a pupil's account. */
enum AccountOutcome {
  /** It was created and linked. */
  CREATED,
  /** It had been created before and is linked now. */
  LINKED,
  /** The pupil had one. */
  LEFT,
  /** None could be created. */
  REFUSED
}
