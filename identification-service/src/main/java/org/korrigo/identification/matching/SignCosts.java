package org.korrigo.identification.matching;

/**
 * What each letter or each digit costs in one box: −log of its likelihood, in fifths of a nat.
 *
 * @param fifths one character per sign, A to Z or 0 to 9, and one for a sign struck out, each
 *     counted up from {@code '0'}; empty for a box without ink
 */
public record SignCosts(String fifths) {
  /** A box without ink. */
  public static final SignCosts BLANK = new SignCosts("");

  private static final int LETTERS = 26;
  private static final double STEPS = 5;
  private static final int DEAREST = 60;

  /** The costs of natural logarithms of probabilities, of 26 letters or 10 digits and one more. */
  public static SignCosts of(double[] logarithms) {
    StringBuilder fifths = new StringBuilder();
    for (double logarithm : logarithms) {
      fifths.append((char) ('0' + Math.clamp(Math.round(-logarithm * STEPS), 0, DEAREST)));
    }
    return new SignCosts(fifths.toString());
  }

  /** In nats; infinite for a sign that cannot stand here. */
  public double of(char sign) {
    int place = sign - (fifths.length() > LETTERS ? 'A' : '0');
    return place < 0 || place >= fifths.length() - 1 ? Double.POSITIVE_INFINITY : nats(place);
  }

  /** What it costs to take the box for a sign that was struck out, in nats. */
  double struckOut() {
    return fifths.isEmpty() ? Double.POSITIVE_INFINITY : nats(fifths.length() - 1);
  }

  private double nats(int place) {
    return (fifths.charAt(place) - '0') / STEPS;
  }
}
