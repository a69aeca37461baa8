package org.korrigo.identification.matching;

/**
 * When a match is taken without a person. Values come from the measurement in {@code
 * ReadingMeasurementTest} and of {@code deploy/benchmarks/identification}; strangers to the roster
 * are what they are learned for.
 *
 * @param dearest errors per sign above which a pair is not even considered
 * @param largest errors per sign that a taken match may have
 * @param margin how many errors dearer the class must become if the pair were forbidden
 * @param worstName the strain that the worse of the two names may have
 * @param birthDateErrors errors the birth date may have where it was read
 */
public record Safety(
    double dearest, double largest, double margin, double worstName, double birthDateErrors) {

  /** Boxes with a birth date. */
  static final Safety BOXED_WITH_DATE = new Safety(0.40, 0.25, 3.0, 1.3, 1.3);

  /** Boxes without a legible birth date. */
  static final Safety BOXED = new Safety(0.40, 0.10, 3.0, 1, 0);

  /** Free handwriting: next to no error, and nobody near. */
  static final Safety FREE = new Safety(0.45, 0.05, 4.0, 1, 0);

  /** The rule for a distance of this kind of reading. */
  static Safety of(Reading reading, Distance distance) {
    if (reading.form() != Reading.Form.BOXED) {
      return FREE;
    }
    return distance.birthDateRead() ? BOXED_WITH_DATE : BOXED;
  }

  boolean considers(Distance distance) {
    return distance.perSign() < dearest;
  }

  boolean accepts(Distance distance, double found) {
    return distance.perSign() <= largest
        && distance.worstName() <= worstName
        && found >= margin
        && (!distance.birthDateRead() || distance.birthDateErrors() <= birthDateErrors);
  }
}
