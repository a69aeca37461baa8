package org.korrigo.identification.matching;

import java.util.Arrays;
import java.util.List;

/** What it costs to have read one sign for another, where a reader tells no likelihoods. */
public final class Alphabet {
  /** A whole error. */
  static final double WRONG = 1;

  private static final double SIMILAR = 0.6;
  private static final double UNREAD = 0.6;
  private static final List<String> LOOK_ALIKE =
      List.of(
          "OQDCG0", "ILJT17", "UVYW", "MNHW", "BRPE8", "CGE", "S5", "Z27", "FPE", "KXR", "AHR",
          "A4", "G6", "B83", "NV", "LC", "3589", "49", "06", "17");

  private static final double[][] COST = new double[128][128];

  static {
    for (int sign = 0; sign < COST.length; sign++) {
      Arrays.fill(COST[sign], WRONG);
      COST[sign][sign] = 0;
    }
    for (String group : LOOK_ALIKE) {
      group
          .chars()
          .forEach(a -> group.chars().filter(b -> b != a).forEach(b -> COST[a][b] = SIMILAR));
    }
  }

  private Alphabet() {}

  /**
   * The cost of a box that shows {@code seen} where {@code expected} should stand: 0 for the same,
   * 1 for a whole error, less for one that looks alike.
   */
  public static double cost(char seen, char expected) {
    if (seen == BoxedText.UNREAD) {
      return UNREAD;
    }
    return seen < 128 && expected < 128 ? COST[seen][expected] : WRONG;
  }

  /** The least edits that turn some part of the text into what is wanted. */
  static double part(String text, String wanted) {
    double[] previous = new double[text.length() + 1];
    for (int sign = 0; sign < wanted.length(); sign++) {
      double[] current = new double[text.length() + 1];
      current[0] = sign + 1;
      for (int place = 1; place <= text.length(); place++) {
        double changed = previous[place - 1] + cost(text.charAt(place - 1), wanted.charAt(sign));
        current[place] =
            Math.min(changed, Math.min(current[place - 1] + WRONG, previous[place] + WRONG));
      }
      previous = current;
    }
    return Arrays.stream(previous).min().orElse(wanted.length());
  }
}
