package org.korrigo.identification.matching;

import java.util.Arrays;
import java.util.List;

/**
 * What it costs to have read one letter for another in running hand, whose letters resemble other
 * ones than capitals in boxes do, or to have overlooked one. Text is in capitals, whatever was
 * written.
 */
final class RunningHand {
  /** A whole error. */
  static final double WRONG = 1;

  /** Stands between lines: no name goes over it, for it is nobody's letter. */
  static final String LINE_END = "|";

  private static final double SIMILAR = 0.6;

  /** A space too many, as between letters that do not touch, or too few. */
  private static final double SPACE = 0.15;

  /** Small letters first, then capitals that are written with the same strokes. */
  private static final List<String> LOOK_ALIKE =
      List.of(
          "AO", "UV", "UN", "UO", "NR", "NM", "CE", "IL", "LT", "IT", "IJ", "GQY", "HK", "BH", "RV",
          "VY", "SZ", "CL", "DO", "OQ", "BR", "EF", "PF", "HN", "HM", "KX", "VW", "MW", "CG", "BP");

  /** Single strokes, which melt into their neighbours. */
  private static final String NARROW = "IL";

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

  private RunningHand() {}

  /** 0 for the same letter, 1 for a whole error, less for a letter that looks alike. */
  static double cost(char seen, char expected) {
    return COST[seen][expected];
  }

  /** What a letter costs that was overlooked, or read where there is none. */
  static double left(char letter) {
    if (letter == ' ') {
      return SPACE;
    }
    return NARROW.indexOf(letter) < 0 ? WRONG : SIMILAR;
  }
}
