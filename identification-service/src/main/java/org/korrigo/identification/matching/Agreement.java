package org.korrigo.identification.matching;

/** How well what was read of a field agrees with a pupil's. */
public enum Agreement {
  /** Nothing speaks against it. */
  AGREES,
  /** Some signs differ. */
  SIMILAR,
  /** It is something else. */
  DIFFERS,
  /** Nothing was read, which says nothing. */
  UNREAD
}
