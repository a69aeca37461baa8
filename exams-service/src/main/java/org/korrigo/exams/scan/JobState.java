package org.korrigo.exams.scan;

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

  boolean finished() {
    return this == DONE || this == FAILED || this == CANCELLED;
  }
}
