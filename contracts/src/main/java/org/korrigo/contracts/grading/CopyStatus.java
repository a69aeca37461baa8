package org.korrigo.contracts.grading;

/**
 * A copy's state in grading's hands (domain §2). STAGING is before the hand-over and unknown here.
 */
public enum CopyStatus {
  READY,
  LOCKED,
  GRADED
}
