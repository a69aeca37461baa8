package org.korrigo.identification.header.image;

/** How far the lines of a picture lean from the horizontal. */
public final class Skew {
  private static final double LARGEST = Math.toRadians(3.5);
  private static final double COARSE = Math.toRadians(0.25);
  private static final double FINE = Math.toRadians(0.05);
  private static final double NEGLIGIBLE = Math.toRadians(0.1);

  private Skew() {}

  /** The picture with its lines made horizontal; the same one if they are. */
  public static GreyImage straightened(GreyImage image) {
    double angle = of(Ink.of(image));
    return Math.abs(angle) < NEGLIGIBLE ? image : image.turned(-angle);
  }

  /** The angle in radians, positive where lines fall to the right; at most 3.5 degrees. */
  static double of(Ink ink) {
    int[] pixels = ink.pixels().toArray();
    double coarse = best(ink, pixels, -LARGEST, LARGEST, COARSE);
    return best(ink, pixels, coarse - COARSE, coarse + COARSE, FINE);
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
    double slope = Math.tan(angle);
    int width = ink.width();
    for (int pixel : pixels) {
      int y = pixel / width;
      int x = pixel - y * width;
      rows[y + reach + 1 - (int) Math.round(x * slope)]++;
    }
    double sum = 0;
    for (int row : rows) {
      sum += (double) row * row;
    }
    return sum;
  }
}
