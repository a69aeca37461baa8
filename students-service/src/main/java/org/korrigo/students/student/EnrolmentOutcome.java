package org.korrigo.students.student;

/** What a roster does to one pupil. */
public enum EnrolmentOutcome {
  /** The pupil is new. */
  ADDED,
  /** Something of a known pupil changes. */
  CHANGED,
  /** The pupil is known like this. */
  LEFT
}
