package org.korrigo.grading.journal;

/** What can be wrong at a place of a copy's journal. */
public enum FaultKind {
  /** The row is not as it was written there, or the one before it was rewritten with its hash. */
  ALTERED,
  /** There is no row, although one was written. */
  MISSING,
  /** The row was written at another place. */
  MOVED,
  /** The row was never written by grading, or stands where another one stands already. */
  INSERTED,
  /** Where the journal ends is not on record. */
  END_UNKNOWN
}
