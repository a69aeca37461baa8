package org.korrigo.identification.matching;

/**
 * How much likelier it is that a copy is a pupil's than that somebody who is not on the list wrote
 * it: the logarithm of the ratio. A stranger may have nothing in common with the pupil, or some
 * fields: a namesake, a sibling, a twin. So every field must speak for the pupil by itself, and
 * none can say more than that hardly anybody else would have written the same.
 */
final class Stranger {
  /** What a letter or digit that agrees says, in nats: French names have about three bits each. */
  private static final double A_SIGN = 2.2;

  /** What a whole field that agrees says: one other person in 1,800 would have written the same. */
  private static final double A_FIELD = 7.5;

  /** How rare strangers are who share fields with a given pupil: −log of their part. */
  private static final double SAME_NAME = 3;

  private static final double SAME_BIRTH_DATE = 4.5;
  private static final double TWIN = 6.2;
  private static final double NAMESAKE = 6.2;
  private static final double SAME_FIRST_NAME_AND_BIRTH_DATE = 7;

  private Stranger() {}

  /** The ratio's logarithm; below 0 a stranger is likelier. */
  static double surprise(PairCost pair) {
    double last = evidence(pair.lastName());
    double first = evidence(pair.firstName());
    double date = evidence(pair.birthDate());
    double strangers =
        Math.exp(-(last + first + date))
            + Math.exp(-(SAME_NAME + first + date))
            + Math.exp(-(SAME_NAME + last + date))
            + Math.exp(-(SAME_BIRTH_DATE + last + first))
            + Math.exp(-(TWIN + first))
            + Math.exp(-(NAMESAKE + date))
            + Math.exp(-(SAME_FIRST_NAME_AND_BIRTH_DATE + last));
    return -Math.log(strangers);
  }

  /** What a field says for the pupil by itself, in nats; below 0 against. */
  static double evidence(FieldCost field) {
    return field.isRead()
        ? Math.min(A_SIGN * field.signs() - field.blur(), A_FIELD) - field.nats()
        : 0;
  }
}
