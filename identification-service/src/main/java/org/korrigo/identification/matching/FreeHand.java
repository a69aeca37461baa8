package org.korrigo.identification.matching;

/**
 * What two names in free writing cost together, against text that is nobody's name. One hand wrote
 * both, and how well it can be read is not known: the likeliest of some hands is taken. A long name
 * that is found tells more than a short one, which some part of a long text always resembles.
 */
final class FreeHand {
  /** Which part of a hand's letters is misread. */
  private static final double[] ERRORS = {0.01, 0.1, 0.4};

  /** −log of the part of the writers whose hand is such a one. */
  private static final double[] RARITY = {0.5, 1.2, 2.3};

  /** What a letter that is read as it should tells, in nats: French names have three bits each. */
  private static final double A_LETTER = 2.2;

  private FreeHand() {}

  /** In nats; below 0 where the names are likelier than any text. */
  static double nats(FieldCost lastName, FieldCost firstName) {
    double wrong =
        (lastName.nats() + lastName.blur() + firstName.nats() + firstName.blur()) / BoxCosts.ERROR;
    int letters = lastName.signs() + firstName.signs();
    double least = Double.POSITIVE_INFINITY;
    for (int hand = 0; hand < ERRORS.length; hand++) {
      double right = A_LETTER + Math.log(1 - ERRORS[hand]);
      double cost = wrong * (right - Math.log(ERRORS[hand])) - letters * right;
      least = Math.min(least, RARITY[hand] + cost);
    }
    return least;
  }
}
