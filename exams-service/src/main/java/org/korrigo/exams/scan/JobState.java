package org.korrigo.exams.scan;

import org.korrigo.contracts.problem.Problem;

/**
 * {@code QUEUED → RUNNING → DONE | FAILED}; back to QUEUED when a worker gives it up. A person may
 * cancel it until it is DONE, and have it tried again once it FAILED.
 */
enum JobState {
  QUEUED,
  RUNNING,
  DONE,
  FAILED,
  CANCELLED;

  /**
   * The state of this name; null for none.
   *
   * @throws Problem invalid-request if there is no such state
   */
  static JobState named(String name) {
    try {
      return name == null || name.isBlank() ? null : valueOf(name.strip());
    } catch (IllegalArgumentException unknown) {
      throw Problem.invalid("state", "must be QUEUED, RUNNING, DONE, FAILED or CANCELLED");
    }
  }

  boolean finished() {
    return this == DONE || this == FAILED || this == CANCELLED;
  }
}
