package org.korrigo.exams.scan.geometry;

import java.util.Arrays;

/**
 * Rows of letter boxes where an identity header is: two long lines, and between them upright
 * strokes from the one to the other, one beside the other. No text and no hand looks like that.
 */
final class LetterBoxes {
  /** Millimetres that the lines of a row are long at least. */
  private static final int LONG = 35;

  /** Millimetres of a line that may be missing. */
  private static final int INTERRUPTION = 1;

  /** Millimetres between the lines of a row. */
  private static final int LOWEST = 4;

  private static final int HIGHEST = 12;

  /** The part of the boxes of a row that are as wide as most: a letter may part one. */
  private static final double EVEN = 0.6;

  /** Upright strokes that a row has at least. */
  private static final int STROKES = 5;

  /** Millimetres from one stroke to the next, usually: a letter's box. */
  private static final int NARROWEST = 4;

  private static final int WIDEST = 12;

  /** Millimetres between the outermost strokes of a row at least. */
  private static final int WIDE = 25;

  private static final int MARGIN = 6;
  private static final int MIDDLE = SideGrid.WIDTH / 2;

  private final boolean[] ink;
  private final boolean turned;

  private LetterBoxes(boolean[] ink, boolean turned) {
    this.ink = ink;
    this.turned = turned;
  }

  /**
   * Rows of boxes at the top.
   *
   * @param zone height of the identity zone as a part of the page
   * @return of the left and the right half as it lies, and of both upside down
   */
  static int[] atTheTop(boolean[] ink, double zone) {
    int bottom = (int) Math.round(SideGrid.HEIGHT * zone);
    LetterBoxes upright = new LetterBoxes(ink, false);
    LetterBoxes turned = new LetterBoxes(ink, true);
    return new int[] {
      upright.rows(MARGIN, MIDDLE - MARGIN, bottom),
      upright.rows(MIDDLE + MARGIN, SideGrid.WIDTH - MARGIN, bottom),
      turned.rows(MARGIN, MIDDLE - MARGIN, bottom),
      turned.rows(MIDDLE + MARGIN, SideGrid.WIDTH - MARGIN, bottom)
    };
  }

  private int rows(int left, int right, int bottom) {
    int rows = 0;
    int y = MARGIN;
    while (y < bottom) {
      int lower = longLine(left, right, y) ? lowerLine(left, right, y) : -1;
      rows += lower > 0 ? 1 : 0;
      y = Math.max(lower, y) + 1;
    }
    return rows;
  }

  /** The line that ends a row of boxes which begins here, or −1. */
  private int lowerLine(int left, int right, int top) {
    for (int lower = top + LOWEST; lower <= top + HIGHEST; lower++) {
      if (longLine(left, right, lower) && isRow(left, right, top, lower)) {
        return lower;
      }
    }
    return -1;
  }

  private boolean isRow(int left, int right, int top, int lower) {
    int[] strokes = new int[right - left];
    int count = 0;
    boolean before = false;
    for (int x = left; x < right; x++) {
      boolean stroke = upright(x, top, lower);
      if (stroke && !before) {
        strokes[count++] = x;
      }
      before = stroke;
    }
    return count >= STROKES
        && strokes[count - 1] - strokes[0] >= WIDE
        && areEven(Arrays.copyOf(strokes, count))
        && !solid(left, right, top, lower);
  }

  /** Boxes for letters are as wide as each other: the columns of a table need not be. */
  private static boolean areEven(int[] strokes) {
    int[] widths = new int[strokes.length - 1];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = strokes[i + 1] - strokes[i];
    }
    Arrays.sort(widths);
    int usual = widths[widths.length / 2];
    long even = Arrays.stream(widths).filter(width -> Math.abs(width - usual) <= 1).count();
    return usual >= NARROWEST && usual <= WIDEST && even >= EVEN * widths.length;
  }

  /** Between a row's strokes there is paper: a dark picture is none. */
  private boolean solid(int left, int right, int top, int lower) {
    int inked = 0;
    int middle = (top + lower) / 2;
    for (int x = left; x < right; x++) {
      inked += at(x, middle) ? 1 : 0;
    }
    return inked > 0.8 * (right - left);
  }

  /** A stroke from one line to the other; it may lean by a pixel. */
  private boolean upright(int x, int top, int lower) {
    for (int y = top + 1; y < lower; y++) {
      if (!at(x, y) && !at(x + 1, y)) {
        return false;
      }
    }
    return true;
  }

  private boolean longLine(int left, int right, int y) {
    int run = 0;
    int missing = 0;
    for (int x = left; x < right; x++) {
      if (at(x, y)) {
        run++;
        missing = 0;
      } else if (++missing > INTERRUPTION) {
        run = 0;
      }
      if (run >= LONG) {
        return true;
      }
    }
    return false;
  }

  private boolean at(int x, int y) {
    int index = y * SideGrid.WIDTH + x;
    return ink[turned ? ink.length - 1 - index : index];
  }
}
