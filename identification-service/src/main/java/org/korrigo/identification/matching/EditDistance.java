package org.korrigo.identification.matching;

import java.util.Arrays;

/** Levenshtein's distance. */
public final class EditDistance {
  private EditDistance() {}

  /** How many signs must be changed, added or left out at least to make one text the other. */
  public static int between(String one, String other) {
    int[] previous = new int[other.length() + 1];
    Arrays.setAll(previous, length -> length);
    for (int i = 1; i <= one.length(); i++) {
      int[] current = new int[other.length() + 1];
      current[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(changed, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
