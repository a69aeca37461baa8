package org.korrigo.identification.matching;

/** What the boxes of a row cost one by one, in nats. */
final class BoxCosts {
  /** A whole error of a reader that tells no likelihoods. */
  static final double ERROR = 9;

  /** A letter too many or too few: boxes are counted surely. */
  static final double COUNT_WRONG = 9;

  private static final double SEPARATOR_WRITTEN = 1.2;
  private static final double BLANK_TOO_MANY = 2.4;

  /** A box whose letter was surely struck out. */
  private static final double STRUCK_OUT = 1.5;

  /** What one box can tell at most: it may hold a letter that was struck out. */
  private static final double UNLIKELIEST = 9;

  private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private BoxCosts() {}

  /** What it costs if this sign should stand in the box. */
  static double shown(BoxedText row, int box, char expected) {
    return row.costs().isEmpty() ? seen(row, box, expected) : likely(row, box, expected);
  }

  /** What it costs to take the box for one too many. */
  static double tooMany(BoxedText row, int box) {
    if (isBlank(row, box)) {
      return BLANK_TOO_MANY;
    }
    return row.costs().isEmpty()
        ? COUNT_WRONG
        : Math.min(COUNT_WRONG, STRUCK_OUT + row.costs().get(box).struckOut());
  }

  /** What the box costs at least, whatever should stand there; nothing where it has no ink. */
  static double cheapest(BoxedText row, int box) {
    return isBlank(row, box)
        ? 0
        : SIGNS.chars().mapToDouble(sign -> shown(row, box, (char) sign)).min().orElse(0);
  }

  private static boolean isBlank(BoxedText row, int box) {
    return row.opinions().getFirst().charAt(box) == BoxedText.BLANK;
  }

  private static double likely(BoxedText row, int box, char expected) {
    SignCosts costs = box < row.costs().size() ? row.costs().get(box) : SignCosts.BLANK;
    if (expected == BoxedText.BLANK) {
      return costs.equals(SignCosts.BLANK) ? 0 : SEPARATOR_WRITTEN;
    }
    return Math.min(costs.of(expected), UNLIKELIEST);
  }

  /** What readers without likelihoods agree on. */
  private static double seen(BoxedText row, int box, char expected) {
    double sum = 0;
    for (String opinion : row.opinions()) {
      char seen = box < opinion.length() ? opinion.charAt(box) : BoxedText.BLANK;
      if (expected == BoxedText.BLANK && seen != BoxedText.BLANK) {
        sum += SEPARATOR_WRITTEN;
      } else {
        sum += ERROR * Alphabet.cost(seen, expected);
      }
    }
    return row.opinions().isEmpty() ? ERROR : sum / row.opinions().size();
  }
}
