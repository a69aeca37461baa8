package org.korrigo.identification.matching;

/**
 * Compares one row of boxes with what pupils would have written into it, in nats. Boxes keep
 * letters in their places, so a shift costs as much as a wrong letter; a hyphen or space may be a
 * box of its own or left out.
 */
final class RowComparison {
  private static final double SEPARATOR_LEFT_OUT = 0.9;
  private static final int DATE_SIGNS = 8;
  private static final int DATE_LEGIBLE = 6;
  private static final int ASCII = 128;

  private final int boxes;
  private final long filled;
  private final boolean full;

  /** For each box what each sign costs, by its code. */
  private final double[][] shown;

  private final double[] tooMany;
  private final double likeliest;
  private final double cheapest;

  /** Prepares a row; there may be none. */
  RowComparison(BoxedText row) {
    this.boxes = row.length();
    this.filled = row.filled();
    this.full = !row.opinions().isEmpty() && boxes == row.opinions().getFirst().length();
    this.shown = new double[Math.max(boxes, DATE_SIGNS)][ASCII];
    for (int box = 0; box < shown.length; box++) {
      for (char sign = 0; sign < ASCII; sign++) {
        shown[box][sign] = BoxCosts.shown(row, box, sign);
      }
    }
    this.tooMany = new double[boxes];
    double signs = 0;
    double least = 0;
    for (int box = 0; box < boxes; box++) {
      double sign = BoxCosts.cheapest(row, box);
      tooMany[box] = BoxCosts.tooMany(row, box);
      signs += sign;
      least += Math.min(sign, tooMany[box]);
    }
    this.likeliest = signs;
    this.cheapest = least;
  }

  /** How many boxes have ink. */
  long filled() {
    return filled;
  }

  /** Whether enough of the birth date's eight boxes have ink to compare it. */
  boolean hasDate() {
    return filled >= DATE_LEGIBLE && boxes <= DATE_SIGNS;
  }

  /** What the row costs at least, whoever wrote it: how blurred it is. */
  double blur() {
    return cheapest;
  }

  /** What the row costs as a name reduced by {@link Letters#of}, above what it costs at least. */
  double name(String name) {
    return Math.max(0, cost(name) - cheapest);
  }

  /** What the row costs as a birth date {@code ddmmyyyy}, above what it costs at least. */
  double date(String digits) {
    double cost = 0;
    for (int box = 0; box < DATE_SIGNS; box++) {
      cost += shown[box][digits.charAt(box)];
    }
    return Math.max(0, cost - likeliest);
  }

  private double cost(String name) {
    int letters = name.length();
    double[] previous = new double[letters + 1];
    double[] current = new double[letters + 1];
    for (int letter = 1; letter <= letters; letter++) {
      previous[letter] = previous[letter - 1] + missing(name.charAt(letter - 1));
    }
    for (int box = 0; box < boxes; box++) {
      current[0] = previous[0] + tooMany[box];
      for (int letter = 1; letter <= letters; letter++) {
        char expected = name.charAt(letter - 1);
        double extra =
            Math.min(previous[letter] + tooMany[box], current[letter - 1] + missing(expected));
        current[letter] = Math.min(previous[letter - 1] + shown[box][expected], extra);
      }
      double[] done = current;
      current = previous;
      previous = done;
    }
    return full ? bestPrefix(previous, letters) : previous[letters];
  }

  /** A name longer than its row was cut by the writer. */
  private double bestPrefix(double[] byLetters, int letters) {
    double best = byLetters[letters];
    for (int written = boxes; written < letters; written++) {
      best = Math.min(best, byLetters[written]);
    }
    return best;
  }

  private static double missing(char expected) {
    return expected == BoxedText.BLANK ? SEPARATOR_LEFT_OUT : BoxCosts.COUNT_WRONG;
  }
}
