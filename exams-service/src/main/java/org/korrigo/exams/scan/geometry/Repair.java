package org.korrigo.exams.scan.geometry;

/** What was put right on a sheet; each can be undone by a person. */
public enum Repair {
  /** The verso had been scanned before the recto. */
  FACES_SWAPPED,
  /** The sides of two sheets came as recto, recto, verso, verso. */
  SIDES_INTERLEAVED,
  /** The recto lay upside down. */
  RECTO_TURNED,
  /** The verso lay upside down. */
  VERSO_TURNED,
  /** A side had been stored upright and was turned. */
  STORED_UPRIGHT,
  /** A side lay askew and was straightened: its picture is not the scanner's own any more. */
  STRAIGHTENED,
  /** The fold is not in the middle of a side. */
  GUTTER_FOUND
}
