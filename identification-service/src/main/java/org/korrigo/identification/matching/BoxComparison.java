package org.korrigo.identification.matching;

import java.util.stream.IntStream;

/**
 * Compares rows of boxes with what a pupil would have written into them. Boxes keep letters in
 * their places, so a shift costs as much as a wrong letter; a hyphen or space may be a box of its
 * own or left out.
 */
final class BoxComparison {
  private static final double SEPARATOR_LEFT_OUT = 0.15;
  private static final double SEPARATOR_WRITTEN = 0.2;

  /** Boxes are counted surely, so a letter too many or too few says more than a wrong one. */
  private static final double COUNT_WRONG = 1.5;

  private static final double BLANK_TOO_MANY = 0.4;

  /** A box whose letter was surely struck out. */
  private static final double STRUCK_OUT = 0.25;

  /** So many nats of surprise are as much as one wrong letter. */
  private static final double NATS = 6;

  /** What one box can tell at most, in errors: it may hold a letter that was struck out. */
  private static final double UNLIKELIEST = 1.5;

  private static final int DATE_SIGNS = 8;
  private static final int DATE_LEGIBLE = 6;

  private BoxComparison() {}

  /** Errors of a row of names against a name reduced by {@link Letters#of}. */
  static double name(BoxedText row, String name) {
    int boxes = row.length();
    double[] previous = new double[name.length() + 1];
    for (int letter = 1; letter <= name.length(); letter++) {
      previous[letter] = previous[letter - 1] + missing(name.charAt(letter - 1));
    }
    for (int box = 0; box < boxes; box++) {
      double[] current = new double[name.length() + 1];
      double extra = tooMany(row, box);
      current[0] = previous[0] + extra;
      for (int letter = 1; letter <= name.length(); letter++) {
        char expected = name.charAt(letter - 1);
        current[letter] =
            Math.min(
                previous[letter - 1] + shown(row, box, expected),
                Math.min(previous[letter] + extra, current[letter - 1] + missing(expected)));
      }
      previous = current;
    }
    return isFull(row) ? bestPrefix(previous, boxes) : previous[name.length()];
  }

  /** Whether enough of the birth date's eight boxes have ink to compare it. */
  static boolean hasDate(BoxedText row) {
    return row.filled() >= DATE_LEGIBLE && row.length() <= DATE_SIGNS;
  }

  /** Errors of the birth date's boxes against {@code ddmmyyyy}. */
  static double date(BoxedText row, String digits) {
    double errors = 0;
    for (int box = 0; box < DATE_SIGNS; box++) {
      errors += shown(row, box, digits.charAt(box));
    }
    return errors;
  }

  /** Whether some digit is surely another one: every reader sees it so, and nothing alike. */
  static boolean contradictsDate(BoxedText row, String digits) {
    return IntStream.range(0, DATE_SIGNS)
        .anyMatch(box -> shown(row, box, digits.charAt(box)) >= Alphabet.WRONG);
  }

  /** A name longer than its row was cut by the writer. */
  private static double bestPrefix(double[] byLetters, int boxes) {
    double best = byLetters[byLetters.length - 1];
    for (int letters = boxes; letters < byLetters.length; letters++) {
      best = Math.min(best, byLetters[letters]);
    }
    return best;
  }

  private static boolean isFull(BoxedText row) {
    return !row.opinions().isEmpty() && row.length() == row.opinions().getFirst().length();
  }

  private static double shown(BoxedText row, int box, char expected) {
    return row.costs().isEmpty() ? seen(row, box, expected) : likely(row, box, expected);
  }

  private static double likely(BoxedText row, int box, char expected) {
    SignCosts costs = box < row.costs().size() ? row.costs().get(box) : SignCosts.BLANK;
    if (expected == BoxedText.BLANK) {
      return costs.equals(SignCosts.BLANK) ? 0 : SEPARATOR_WRITTEN;
    }
    return Math.min(costs.of(expected) / NATS, UNLIKELIEST);
  }

  /** What readers without likelihoods agree on. */
  private static double seen(BoxedText row, int box, char expected) {
    double sum = 0;
    for (String opinion : row.opinions()) {
      char seen = box < opinion.length() ? opinion.charAt(box) : BoxedText.BLANK;
      if (expected == BoxedText.BLANK && seen != BoxedText.BLANK) {
        sum += SEPARATOR_WRITTEN;
      } else {
        sum += Alphabet.cost(seen, expected);
      }
    }
    return row.opinions().isEmpty() ? Alphabet.WRONG : sum / row.opinions().size();
  }

  private static double missing(char expected) {
    return expected == BoxedText.BLANK ? SEPARATOR_LEFT_OUT : COUNT_WRONG;
  }

  private static double tooMany(BoxedText row, int box) {
    boolean blank = row.opinions().getFirst().charAt(box) == BoxedText.BLANK;
    if (blank || row.costs().isEmpty()) {
      return blank ? BLANK_TOO_MANY : COUNT_WRONG;
    }
    return Math.min(COUNT_WRONG, STRUCK_OUT + row.costs().get(box).struckOut() / NATS);
  }
}
