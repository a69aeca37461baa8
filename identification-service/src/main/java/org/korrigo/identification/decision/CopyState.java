package org.korrigo.identification.decision;

/** How far a copy's identification is. */
enum CopyState {
  /** Its header is being read, or the class is not solved yet with what was read. */
  READING,
  /** A person must look. */
  WAITING,
  /** It is known whose it is. */
  DECIDED,
  /** A person said that it is nobody's of the list. */
  UNLISTED
}
