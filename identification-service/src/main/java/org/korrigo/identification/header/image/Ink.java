package org.korrigo.identification.header.image;

import java.util.Arrays;

/** Which pixels of a picture are dark: writing, print or frames. */
public final class Ink {
  private static final int LEAST_CONTRAST = 28;

  private final int width;
  private final int height;
  private final boolean[] dark;

  private Ink(int width, int height, boolean[] dark) {
    this.width = width;
    this.height = height;
    this.dark = dark;
  }

  /** Separates ink from paper where the two differ most (Otsu), but never inside the paper. */
  public static Ink of(GreyImage image) {
    int[] histogram = histogram(image.pixels());
    int threshold = Math.min(otsu(histogram), median(histogram) - LEAST_CONTRAST);
    byte[] pixels = image.pixels();
    boolean[] dark = new boolean[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      dark[i] = (pixels[i] & 0xff) <= threshold;
    }
    return new Ink(image.width(), image.height(), dark);
  }

  /** Counted in turns: neighbours are mostly alike, and one count waits for the one before. */
  private static int[] histogram(byte[] pixels) {
    int[][] parts = new int[4][256];
    int whole = pixels.length & ~3;
    for (int i = 0; i < whole; i += 4) {
      parts[0][pixels[i] & 0xff]++;
      parts[1][pixels[i + 1] & 0xff]++;
      parts[2][pixels[i + 2] & 0xff]++;
      parts[3][pixels[i + 3] & 0xff]++;
    }
    for (int i = whole; i < pixels.length; i++) {
      parts[0][pixels[i] & 0xff]++;
    }
    int[] histogram = parts[0];
    for (int grey = 0; grey < histogram.length; grey++) {
      histogram[grey] += parts[1][grey] + parts[2][grey] + parts[3][grey];
    }
    return histogram;
  }

  Ink copy() {
    return new Ink(width, height, dark.clone());
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Whether a pixel is dark; outside of the picture nothing is. */
  boolean at(int x, int y) {
    return x >= 0 && y >= 0 && x < width && y < height && dark[y * width + x];
  }

  /** For each pixel of a row whether it or the one above or below it is dark. */
  boolean[] nearRow(int y) {
    boolean[] near = Arrays.copyOfRange(dark, y * width, (y + 1) * width);
    add(near, y - 1);
    add(near, y + 1);
    return near;
  }

  private void add(boolean[] row, int y) {
    if (y >= 0 && y < height) {
      for (int x = 0; x < width; x++) {
        row[x] |= dark[y * width + x];
      }
    }
  }

  /** Whether a pixel or the one left or right of it is dark. */
  boolean nearColumn(int x, int y) {
    return at(x, y) || at(x - 1, y) || at(x + 1, y);
  }

  /** The dark pixels as row × width + column, row by row. */
  int[] pixels() {
    int[] found = new int[count(new Box(0, 0, width, height))];
    int count = 0;
    for (int i = 0; i < dark.length; i++) {
      if (dark[i]) {
        found[count++] = i;
      }
    }
    return found;
  }

  /** For each column whether one of its pixels in some rows is dark. */
  boolean[] columns(int top, int bottom) {
    boolean[] columns = new boolean[width];
    for (int y = top; y < bottom; y++) {
      add(columns, y);
    }
    return columns;
  }

  void clear(int x, int y) {
    dark[y * width + x] = false;
  }

  void clear(Box area) {
    for (int y = area.top(); y < area.bottom(); y++) {
      Arrays.fill(dark, y * width + area.left(), y * width + area.right(), false);
    }
  }

  /** How many pixels of a rectangle are dark; it must lie within. */
  int count(Box area) {
    int count = 0;
    for (int y = area.top(); y < area.bottom(); y++) {
      for (int x = area.left(); x < area.right(); x++) {
        count += dark[y * width + x] ? 1 : 0;
      }
    }
    return count;
  }

  private static int otsu(int[] histogram) {
    long total = 0;
    long sum = 0;
    for (int grey = 0; grey < 256; grey++) {
      total += histogram[grey];
      sum += (long) grey * histogram[grey];
    }
    long below = 0;
    long sumBelow = 0;
    int best = 0;
    double bestSpread = -1;
    for (int grey = 0; grey < 255; grey++) {
      below += histogram[grey];
      sumBelow += (long) grey * histogram[grey];
      if (below > 0 && below < total) {
        double apart = (double) sumBelow / below - (double) (sum - sumBelow) / (total - below);
        double spread = apart * apart * below * (total - below);
        if (spread > bestSpread) {
          bestSpread = spread;
          best = grey;
        }
      }
    }
    return best;
  }

  private static int median(int[] histogram) {
    long half = Arrays.stream(histogram).asLongStream().sum() / 2;
    int grey = 0;
    for (long seen = histogram[0]; seen < half; seen += histogram[grey]) {
      grey++;
    }
    return grey;
  }
}
