package org.korrigo.exams.scan;

/** What became of a scanned side; every side of every upload has exactly one. */
public enum SideState {
  /** It is in a booklet. */
  USED,
  /** A person put it aside. */
  DISCARDED,
  /** Nothing is on it. */
  BLANK,
  /** A person has to look at it. */
  OPEN
}
