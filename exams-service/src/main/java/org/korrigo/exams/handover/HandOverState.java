package org.korrigo.exams.handover;

/** {@code QUEUED → RUNNING → DONE}: done when of every copy it is known what became of it. */
enum HandOverState {
  QUEUED,
  RUNNING,
  DONE
}
