package org.korrigo.identification.header.image;

import java.util.Arrays;

/** How far the lines of a picture lean from the horizontal. */
public final class Skew {
  private static final double LARGEST = Math.toRadians(3.5);
  private static final double COARSE = Math.toRadians(0.25);
  private static final double FINE = Math.toRadians(0.05);
  private static final double NEGLIGIBLE = Math.toRadians(0.1);

  /** Lines run through many columns: so many show the angle as well as all. */
  private static final int ENOUGH = 400;

  /** Bits that hold a column. */
  private static final int COLUMN = 16;

  private static final int LAST_COLUMN = (1 << COLUMN) - 1;

  private Skew() {}

  /** Whether a picture that leans so little, in radians, is read as well as a straight one. */
  public static boolean isNegligible(double angle) {
    return Math.abs(angle) < NEGLIGIBLE;
  }

  /** The angle in radians, positive where lines fall to the right; at most 3.5 degrees. */
  public static double of(Ink ink) {
    int[] pixels = pixels(ink, Math.max(1, ink.width() / ENOUGH));
    double coarse = best(ink, pixels, -LARGEST, LARGEST, COARSE);
    return best(ink, pixels, coarse - COARSE, coarse + COARSE, FINE);
  }

  /** The dark pixels of every column that is a multiple of the step, row and column in one. */
  private static int[] pixels(Ink ink, int step) {
    int[] found = new int[ink.height() * ((ink.width() + step - 1) / step)];
    int count = 0;
    for (int y = 0; y < ink.height(); y++) {
      for (int x = 0; x < ink.width(); x += step) {
        found[count] = y << COLUMN | x;
        count += ink.at(x, y) ? 1 : 0;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static double best(Ink ink, int[] pixels, double from, double to, double step) {
    double best = 0;
    double sharpest = sharpness(ink, pixels, 0) * 1.02;
    for (double angle = from; angle <= to; angle += step) {
      double sharpness = sharpness(ink, pixels, angle);
      if (sharpness > sharpest) {
        sharpest = sharpness;
        best = angle;
      }
    }
    return best;
  }

  /** Great when the ink falls into few rows once the lean is taken away. */
  private static double sharpness(Ink ink, int[] pixels, double angle) {
    int reach = (int) Math.ceil(ink.width() * Math.tan(LARGEST + COARSE));
    int[] rows = new int[ink.height() + 2 * reach + 2];
    int[] shifts = new int[ink.width()];
    double slope = Math.tan(angle);
    for (int x = 0; x < shifts.length; x++) {
      shifts[x] = reach + 1 - (int) Math.round(x * slope);
    }
    for (int pixel : pixels) {
      rows[(pixel >> COLUMN) + shifts[pixel & LAST_COLUMN]]++;
    }
    double sum = 0;
    for (int row : rows) {
      sum += (double) row * row;
    }
    return sum;
  }
}
