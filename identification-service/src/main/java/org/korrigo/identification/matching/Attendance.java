package org.korrigo.identification.matching;

/** What is known of who wrote an exam. */
enum Attendance {
  /**
   * As many copies as pupils are expected, less those known to be absent: a stranger could have
   * written only in the place of a pupil whose absence nobody noticed.
   */
  CLOSED,
  /** Pupils may be absent, and strangers may have written. */
  OPEN
}
