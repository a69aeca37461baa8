package org.korrigo.exams.scan.geometry;

import java.awt.Rectangle;
import java.util.Arrays;

/**
 * A small grey picture of an A3 side shown as landscape, one pixel a millimetre: 420 × 297, 255 is
 * paper. Made of the preview that the scan gives away free.
 */
final class SideGrid {
  static final int WIDTH = 420;
  static final int HEIGHT = 297;
  private static final int TILE = 21;
  private static final int TILES_ACROSS = WIDTH / TILE;
  private static final int TILES_DOWN = Math.ceilDiv(HEIGHT, TILE);

  /** Copiers draw the edges of the glass and of the paper; nobody writes there. */
  private static final int EDGE = 4;

  /** Grey levels below the paper: a printed line of text has 20 and more, a fine pencil 8. */
  private static final int INK = 12;

  private final byte[] grey;

  private SideGrid(byte[] grey) {
    this.grey = grey;
  }

  /**
   * Brings a preview to the grid.
   *
   * @param luma its rows, {@code width × height} bytes
   * @param scale pixels a millimetre
   */
  static SideGrid of(byte[] luma, int width, int height, double scale) {
    byte[] grey = new byte[WIDTH * HEIGHT];
    Arrays.fill(grey, (byte) 255);
    int steps = Math.max(1, (int) Math.ceil(scale));
    Samples across = new Samples(WIDTH, width, scale, steps);
    Samples down = new Samples(HEIGHT, height, scale, steps);
    for (int y = 0; y < HEIGHT && (y + 0.5) * scale < height; y++) {
      for (int x = 0; x < WIDTH && (x + 0.5) * scale < width; x++) {
        grey[y * WIDTH + x] = (byte) mean(luma, width, across, x * steps, down, y * steps, steps);
      }
    }
    return new SideGrid(grey);
  }

  /**
   * Where a page lies that is put in the middle of the grid: upside down it lies there as well.
   *
   * @param width of its preview
   * @param scale pixels a millimetre
   */
  static Rectangle middle(int width, int height, double scale) {
    int across = Math.min(WIDTH, (int) Math.round(width / scale));
    int down = Math.min(HEIGHT, (int) Math.round(height / scale));
    return new Rectangle(
        (WIDTH - across) / 2 / TILE * TILE, (HEIGHT - down) / 2 / TILE * TILE, across, down);
  }

  /** The same picture moved to the right and down; what is left free is white. */
  SideGrid moved(int right, int down) {
    byte[] moved = new byte[grey.length];
    Arrays.fill(moved, (byte) 255);
    for (int y = 0; y + down < HEIGHT; y++) {
      System.arraycopy(grey, y * WIDTH, moved, (y + down) * WIDTH + right, WIDTH - right);
    }
    return new SideGrid(moved);
  }

  private static int mean(
      byte[] luma, int width, Samples across, int x, Samples down, int y, int steps) {
    double sum = 0;
    for (int j = y; j < y + steps; j++) {
      int upperRow = down.first[j] * width;
      int lowerRow = down.second[j] * width;
      double dy = down.part[j];
      for (int i = x; i < x + steps; i++) {
        int left = across.first[i];
        int right = across.second[i];
        double dx = across.part[i];
        double upper = between(luma[upperRow + left], luma[upperRow + right], dx);
        double lower = between(luma[lowerRow + left], luma[lowerRow + right], dx);
        sum += upper * (1 - dy) + lower * dy;
      }
    }
    return (int) Math.round(sum / (steps * steps));
  }

  private static double between(byte one, byte other, double part) {
    return (one & 255) * (1 - part) + (other & 255) * part;
  }

  /** Along one edge: the pixels of the preview between which each sample lies, and where. */
  private static final class Samples {
    final int[] first;
    final int[] second;
    final double[] part;

    Samples(int cells, int pixels, double scale, int steps) {
      first = new int[cells * steps];
      second = new int[cells * steps];
      part = new double[cells * steps];
      for (int i = 0; i < first.length; i++) {
        double place = i / steps * scale + (i % steps + 0.5) / steps * scale - 0.5;
        first[i] = Math.clamp((int) Math.floor(place), 0, pixels - 1);
        second[i] = Math.min(first[i] + 1, pixels - 1);
        part[i] = Math.clamp(place - first[i], 0, 1);
      }
    }
  }

  int at(int x, int y) {
    return grey[y * WIDTH + x] & 255;
  }

  /** How much darker than the paper around it each pixel is: 0 for paper. */
  int[] darkness() {
    int[] paper = paper();
    int[] dark = new int[grey.length];
    for (int y = EDGE; y < HEIGHT - EDGE; y++) {
      for (int x = EDGE; x < WIDTH - EDGE; x++) {
        int level = paper[y / TILE * TILES_ACROSS + x / TILE];
        dark[y * WIDTH + x] = Math.max(0, level - at(x, y));
      }
    }
    return dark;
  }

  /** The pixels with ink, row by row: {@code y * WIDTH + x}. */
  static int[] inkPixels(int[] darkness) {
    int[] pixels = new int[darkness.length];
    int count = 0;
    for (int i = 0; i < darkness.length; i++) {
      if (darkness[i] >= INK) {
        pixels[count++] = i;
      }
    }
    return Arrays.copyOf(pixels, count);
  }

  /**
   * The pixels once the picture is turned about its middle.
   *
   * @param degrees counterclockwise
   */
  static int[] straightened(int[] pixels, double degrees) {
    return straightened(pixels, degrees, (WIDTH - 1) / 2.0, (HEIGHT - 1) / 2.0);
  }

  /** The pixels once the picture is turned counterclockwise about a place. */
  static int[] straightened(int[] pixels, double degrees, double aboutX, double aboutY) {
    double sin = Math.sin(Math.toRadians(degrees));
    double cos = Math.cos(Math.toRadians(degrees));
    int[] turned = new int[pixels.length];
    int count = 0;
    for (int pixel : pixels) {
      double dx = pixel % WIDTH - aboutX;
      double dy = pixel / WIDTH - aboutY;
      long x = Math.round(cos * dx + sin * dy + aboutX);
      long y = Math.round(-sin * dx + cos * dy + aboutY);
      if (x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT) {
        turned[count++] = (int) (y * WIDTH + x);
      }
    }
    return Arrays.copyOf(turned, count);
  }

  /** The pixels as a picture. */
  static boolean[] picture(int[] pixels) {
    boolean[] ink = new boolean[WIDTH * HEIGHT];
    for (int pixel : pixels) {
      ink[pixel] = true;
    }
    return ink;
  }

  /** The pixels on a grid of so many millimetres. */
  static InkMap map(int[] pixels, int cell) {
    InkMap map = new InkMap(cell);
    for (int pixel : pixels) {
      int y = pixel / WIDTH / cell;
      if (y < map.height()) {
        map.set(pixel % WIDTH / cell, y);
      }
    }
    return map;
  }

  /** The grey of the paper, tile by tile: the level that a fifth of its pixels exceed. */
  private int[] paper() {
    int[] paper = new int[TILES_ACROSS * TILES_DOWN];
    for (int tile = 0; tile < paper.length; tile++) {
      int left = tile % TILES_ACROSS * TILE;
      int top = tile / TILES_ACROSS * TILE;
      int[] counts = new int[256];
      int pixels = 0;
      for (int y = top; y < Math.min(top + TILE, HEIGHT); y++) {
        for (int x = left; x < left + TILE; x++) {
          counts[at(x, y)]++;
          pixels++;
        }
      }
      paper[tile] = exceeded(counts, pixels / 5);
    }
    return paper;
  }

  private static int exceeded(int[] counts, int by) {
    int above = 0;
    int level = 255;
    while (level > 0 && above + counts[level] <= by) {
      above += counts[level--];
    }
    return level;
  }
}
