package org.korrigo.identification.matching;

/** How well what was read of a field agrees with a pupil's. */
public enum Agreement {
  /** Nothing speaks against it. */
  AGREES,
  /** Some signs differ. */
  SIMILAR,
  /** It is something else. */
  DIFFERS,
  /** Nothing was read, which says nothing. */
  UNREAD;

  private static final double AGREEING = 0.15;
  private static final double RESEMBLING = 0.45;

  /** The agreement of a field of so many signs with so many errors. */
  static Agreement of(double errors, int signs) {
    double perSign = errors / Math.max(1, signs);
    if (perSign <= AGREEING) {
      return AGREES;
    }
    return perSign <= RESEMBLING ? SIMILAR : DIFFERS;
  }
}
