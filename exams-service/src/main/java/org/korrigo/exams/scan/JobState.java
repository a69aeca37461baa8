package org.korrigo.exams.scan;

/** {@code QUEUED → RUNNING → DONE | FAILED}; back to QUEUED when a worker gives it up. */
enum JobState {
  QUEUED,
  RUNNING,
  DONE,
  FAILED;

  boolean finished() {
    return this == DONE || this == FAILED;
  }
}
