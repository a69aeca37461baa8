package org.korrigo.identification.matching;

/**
 * What a field costs as a pupil's, in nats above what it costs whoever wrote it.
 *
 * @param nats 0 when it is read exactly as the pupil would have written it
 * @param signs letters or digits that were compared; 0 where the field has no reading
 * @param blur what it costs whoever wrote it
 */
record FieldCost(double nats, int signs, double blur) {
  /** A field without a reading says nothing. */
  static final FieldCost UNREAD = new FieldCost(0, 0, 0);

  private static final double AGREEING_A_SIGN = 0.5;
  private static final double RESEMBLING_A_SIGN = 3;

  boolean isRead() {
    return signs > 0;
  }

  /** What it costs whoever wrote it, for each of its signs: how little it can tell. */
  double blurOfASign() {
    return isRead() ? blur / signs : 0;
  }

  /** The field as a person should see it. */
  Agreement agreement() {
    if (!isRead()) {
      return Agreement.UNREAD;
    }
    if (nats <= AGREEING_A_SIGN * signs) {
      return Agreement.AGREES;
    }
    return nats <= RESEMBLING_A_SIGN * signs ? Agreement.SIMILAR : Agreement.DIFFERS;
  }
}
