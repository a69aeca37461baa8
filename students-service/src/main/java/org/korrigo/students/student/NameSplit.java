package org.korrigo.students.student;

/**
 * How sure it is where a pupil's last name ends, which a roster writes in one cell with the first
 * name.
 */
public enum NameSplit {
  /** The roster itself tells. */
  CERTAIN,
  /** Nothing tells; a person should look. */
  GUESSED,
  /** A person said so; no roster changes it. */
  SETTLED
}
