package org.korrigo.exams.copy;

/**
 * A copy's state (domain §2): {@code STAGING ─validate→ READY}, decided here; from then on as
 * grading tells, {@code READY ⇄ LOCKED → GRADED → READY (reopened)}.
 */
public enum CopyStatus {
  STAGING,
  READY,
  LOCKED,
  GRADED
}
