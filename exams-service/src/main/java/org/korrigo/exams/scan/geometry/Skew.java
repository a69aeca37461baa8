package org.korrigo.exams.scan.geometry;

import java.util.Arrays;

/**
 * How far a side lies askew: the angle at which its ink, summed along lines of writing and along
 * upright rules, stands in the sharpest rows and columns.
 */
final class Skew {
  /** What copiers do at most, with some room (domain §8: ±3°). */
  private static final double MOST = 4;

  private static final double COARSE = 0.5;
  private static final double FINE = 0.1;

  /** Below this number of pixels there is nothing to go by. */
  private static final int LEAST_INK = 150;

  /** More pixels make it slower and no better. */
  private static final int ENOUGH_INK = 4000;

  /** How much sharper the best angle must be than the average one. */
  private static final double CLEAR = 1.05;

  private static final int ROOM = SideGrid.WIDTH / 8;

  private final int[] at;
  private final int count;
  private final double[] rows = new double[SideGrid.HEIGHT + 2 * ROOM];
  private final double[] columns = new double[SideGrid.WIDTH + 2 * ROOM];

  private Skew(int[] at, int count) {
    this.at = at;
    this.count = count;
  }

  /**
   * The skew of a picture.
   *
   * @param ink its pixels with ink, as {@link SideGrid#inkPixels} lists them
   * @return degrees, positive when the right end of a line of writing is too low; 0 when the
   *     picture does not tell
   */
  static double of(int[] ink) {
    if (ink.length < LEAST_INK) {
      return 0;
    }
    int step = Math.ceilDiv(ink.length, ENOUGH_INK);
    int[] some = new int[Math.ceilDiv(ink.length, step)];
    for (int i = 0; i < some.length; i++) {
      some[i] = ink[i * step];
    }
    return new Skew(some, some.length).best();
  }

  private double best() {
    double best = 0;
    double most = sharpness(0);
    double sum = most;
    int tried = 1;
    for (double angle = COARSE; angle <= MOST; angle += COARSE) {
      for (double signed : new double[] {angle, -angle}) {
        double sharpness = sharpness(signed);
        sum += sharpness;
        tried++;
        if (sharpness > most) {
          most = sharpness;
          best = signed;
        }
      }
    }
    double around = best;
    for (double angle = around - COARSE + FINE; angle < around + COARSE; angle += FINE) {
      double sharpness = sharpness(angle);
      if (sharpness > most) {
        most = sharpness;
        best = angle;
      }
    }
    return most > CLEAR * sum / tried ? best : 0;
  }

  private double sharpness(double degrees) {
    double slope = Math.tan(Math.toRadians(degrees));
    Arrays.fill(rows, 0);
    Arrays.fill(columns, 0);
    for (int i = 0; i < count; i++) {
      int x = at[i] % SideGrid.WIDTH;
      int y = at[i] / SideGrid.WIDTH;
      add(rows, y - x * slope + ROOM);
      add(columns, x + y * slope + ROOM);
    }
    return squares(rows) + squares(columns);
  }

  private static void add(double[] bins, double place) {
    int bin = (int) place;
    double part = place - bin;
    bins[bin] += 1 - part;
    bins[bin + 1] += part;
  }

  private static double squares(double[] bins) {
    double sum = 0;
    for (double bin : bins) {
      sum += bin * bin;
    }
    return sum;
  }
}
