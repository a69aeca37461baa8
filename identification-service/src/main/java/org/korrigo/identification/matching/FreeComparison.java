package org.korrigo.identification.matching;

import java.util.Arrays;

/** Looks for a pupil's names anywhere in free handwriting, in either order. */
final class FreeComparison {
  private FreeComparison() {}

  /**
   * Errors of the names in the text, in either order, each where it fits best.
   *
   * @param text the header's lines reduced by {@link Letters#of}
   * @param lastName reduced by {@link Letters#of}
   * @param firstName reduced by {@link Letters#of}
   */
  static double names(String text, String lastName, String firstName) {
    return within(text, lastName) + within(text, firstName);
  }

  /** The least edits that turn some whole words of the text into the name. */
  static double within(String text, String name) {
    return part(" " + text + " ", " " + name + " ");
  }

  private static double part(String text, String name) {
    double[] previous = new double[text.length() + 1];
    for (int letter = 0; letter < name.length(); letter++) {
      double[] current = new double[text.length() + 1];
      current[0] = letter + 1;
      for (int place = 1; place <= text.length(); place++) {
        char seen = text.charAt(place - 1);
        double drop = seen == ' ' ? 0.15 : Alphabet.WRONG;
        current[place] =
            Math.min(
                previous[place - 1] + Alphabet.cost(seen, name.charAt(letter)),
                Math.min(current[place - 1] + drop, previous[place] + Alphabet.WRONG));
      }
      previous = current;
    }
    return Arrays.stream(previous).min().orElse(name.length());
  }
}
