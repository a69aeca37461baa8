package org.korrigo.grading.copy;

/** What a person or the clock asks of a copy; a refusal names it. */
enum CopyAction {
  LOCK,
  UNLOCK,
  EXPIRE,
  MARK,
  FINALISE,
  REOPEN,
  ASSIGN
}
