package org.korrigo.identification.matching;

import java.util.Arrays;
import java.util.List;

/** Looks for a pupil's names and birth date anywhere in free handwriting, in any order. */
final class FreeComparison {
  private static final int DATE_SIGNS = 8;
  private static final int DATE_LEGIBLE = 6;
  private static final double SPACE = 0.15;

  private final String letters;
  private final List<String> digits;

  FreeComparison(List<String> lines) {
    this.letters = " " + Letters.of(String.join(" ", lines)) + " ";
    this.digits =
        lines.stream()
            .map(line -> line.replaceAll("[^0-9]", ""))
            .filter(line -> line.length() >= DATE_LEGIBLE)
            .toList();
  }

  /** Whether there is a letter. */
  boolean hasNames() {
    return !letters.isBlank();
  }

  /** Whether some line has about as many digits as a birth date. */
  boolean hasDate() {
    return !digits.isEmpty();
  }

  /** What some whole words of the text cost as the name, in nats. */
  double name(String name) {
    return BoxCosts.ERROR * part(letters, " " + name + " ");
  }

  /** What the digits of a line cost as {@code ddmmyyyy}, or without the century, in nats. */
  double date(String date) {
    String shorter = date.substring(0, DATE_SIGNS - 4) + date.substring(DATE_SIGNS - 2);
    return digits.stream()
        .mapToDouble(line -> BoxCosts.ERROR * Math.min(part(line, date), part(line, shorter)))
        .min()
        .orElse(0);
  }

  /** The least edits that turn some part of the text into what is wanted. */
  private static double part(String text, String wanted) {
    double[] previous = new double[text.length() + 1];
    for (int sign = 0; sign < wanted.length(); sign++) {
      double[] current = new double[text.length() + 1];
      current[0] = sign + 1;
      for (int place = 1; place <= text.length(); place++) {
        char seen = text.charAt(place - 1);
        double drop = seen == ' ' ? SPACE : Alphabet.WRONG;
        current[place] =
            Math.min(
                previous[place - 1] + Alphabet.cost(seen, wanted.charAt(sign)),
                Math.min(current[place - 1] + drop, previous[place] + Alphabet.WRONG));
      }
      previous = current;
    }
    return Arrays.stream(previous).min().orElse(wanted.length());
  }
}
