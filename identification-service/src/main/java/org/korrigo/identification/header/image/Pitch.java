package org.korrigo.identification.header.image;

import java.util.List;

/**
 * Borders at equal distances.
 *
 * @param first the first border
 * @param step from border to border
 * @param boxes how many boxes lie between the borders
 */
record Pitch(double first, double step, int boxes) {
  private static final double TOLERANCE = 0.12;
  private static final double BORDERS_SEEN = 0.7;

  int border(int index) {
    return (int) Math.round(first + index * step);
  }

  /**
   * The pitch that most of the upright rules obey; a tall letter may pass for a rule, and a faint
   * rule may be missing. Null if there is none.
   */
  static Pitch of(List<Integer> uprights, double least, double largest) {
    Pitch best = null;
    int mostSeen = 0;
    for (int i = 0; i < uprights.size(); i++) {
      for (int j = i + 1; j < uprights.size(); j++) {
        double step = uprights.get(j) - uprights.get(i);
        if (step >= least && step <= largest) {
          Pitch pitch = fitted(uprights, uprights.get(i), step);
          int seen = pitch.seen(uprights);
          if (seen > mostSeen && seen >= BORDERS_SEEN * (pitch.boxes + 1)) {
            mostSeen = seen;
            best = pitch;
          }
        }
      }
    }
    return best;
  }

  /** Follows the borders to both sides, correcting the step on the way. */
  private static Pitch fitted(List<Integer> uprights, double origin, double step) {
    double[] right = follow(uprights, origin, step);
    double[] left = follow(uprights, origin, -right[1]);
    int boxes = (int) Math.round((right[0] - left[0]) / -left[1]);
    return new Pitch(left[0], boxes == 0 ? step : (right[0] - left[0]) / boxes, boxes);
  }

  private static double[] follow(List<Integer> uprights, double origin, double firstStep) {
    double last = origin;
    double step = firstStep;
    int count = 0;
    for (int missed = 0; missed < 2; ) {
      double expected = last + (missed + 1) * step;
      Integer found = nearest(uprights, expected);
      if (found == null || Math.abs(found - expected) > TOLERANCE * Math.abs(step)) {
        missed++;
      } else {
        count += missed + 1;
        last = found;
        step = (last - origin) / count;
        missed = 0;
      }
    }
    return new double[] {last, step};
  }

  private int seen(List<Integer> uprights) {
    int seen = 0;
    for (int i = 0; i <= boxes; i++) {
      Integer found = nearest(uprights, first + i * step);
      if (found != null && Math.abs(found - first - i * step) <= TOLERANCE * step) {
        seen++;
      }
    }
    return seen;
  }

  private static Integer nearest(List<Integer> uprights, double place) {
    return uprights.stream()
        .min(java.util.Comparator.comparingDouble(upright -> Math.abs(upright - place)))
        .orElse(null);
  }
}
