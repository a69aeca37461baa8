package org.korrigo.exams.scan.geometry;

import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * Where ink is on an A3 side shown as landscape. On a grid of 2 mm it is fine enough to tell a
 * printed line from its absence and coarse enough to compare hundreds of sides with each other; on
 * one of 1 mm it tells one hand from another.
 */
final class InkMap {
  /** Millimetres a cell of the coarse grid. */
  static final int CELL = 2;

  /** Millimetres a cell of the fine grid. */
  static final int FINE = 1;

  /** Cells of the coarse grid. */
  static final int WIDTH = SideGrid.WIDTH / CELL;

  static final int HEIGHT = SideGrid.HEIGHT / CELL;

  private final int width;
  private final int height;
  private final int words;
  private final long[] bits;

  /** An empty map of the coarse grid. */
  InkMap() {
    this(CELL);
  }

  /** An empty map on a grid of so many millimetres. */
  InkMap(int cell) {
    this(SideGrid.WIDTH / cell, SideGrid.HEIGHT / cell);
  }

  private InkMap(int width, int height) {
    this.width = width;
    this.height = height;
    this.words = Math.ceilDiv(width, Long.SIZE);
    this.bits = new long[height * words];
  }

  private InkMap empty() {
    return new InkMap(width, height);
  }

  /** Bits of the last word of a row that are cells. */
  private long last() {
    return -1L >>> (words * Long.SIZE - width);
  }

  /** All rows, one after the other, in words of 64 cells. */
  LongBuffer words() {
    return LongBuffer.wrap(bits);
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  boolean get(int x, int y) {
    return (bits[y * words + (x >> 6)] >>> x & 1) != 0;
  }

  void set(int x, int y) {
    bits[y * words + (x >> 6)] |= 1L << x;
  }

  /** Cells with ink. */
  int count() {
    int count = 0;
    for (long word : bits) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** Cells with ink within a rectangle, its right and lower border excluded. */
  int count(int left, int top, int right, int bottom) {
    int count = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        count += get(x, y) ? 1 : 0;
      }
    }
    return count;
  }

  /** Cells with ink in both. */
  int common(InkMap other) {
    int count = 0;
    for (int i = 0; i < bits.length; i++) {
      count += Long.bitCount(bits[i] & other.bits[i]);
    }
    return count;
  }

  /** Cells with ink in both when the other is moved by so many cells to the right and down. */
  int common(InkMap other, int right, int down) {
    int count = 0;
    int first = Math.max(0, down);
    int last = Math.min(height, height + down);
    for (int y = first; y < last; y++) {
      int row = y * words;
      int from = (y - down) * words;
      for (int word = 0; word < words; word++) {
        count += Long.bitCount(bits[row + word] & shifted(other.bits, from, word, right));
      }
    }
    return count;
  }

  /** Patches of 64 columns that the map is wide. */
  int patchesAcross() {
    return words;
  }

  /**
   * Cells with ink in a patch that the other does not have when it is moved.
   *
   * @param patch its place across, from 0
   * @param top its first row
   * @param bottom after its last row
   */
  int missing(InkMap other, int patch, int top, int bottom, int right, int down) {
    int count = 0;
    for (int y = top; y < bottom; y++) {
      boolean within = y - down >= 0 && y - down < height;
      long there = within ? shifted(other.bits, (y - down) * words, patch, right) : 0;
      count += Long.bitCount(bits[y * words + patch] & ~there);
    }
    return count;
  }

  /** Moved by so many cells to the right and down; what leaves the grid is gone. */
  InkMap moved(int right, int down) {
    InkMap moved = empty();
    for (int y = Math.max(0, down); y < Math.min(height, height + down); y++) {
      for (int word = 0; word < words; word++) {
        moved.bits[y * words + word] = shifted(bits, (y - down) * words, word, right);
      }
      moved.bits[y * words + words - 1] &= last();
    }
    return moved;
  }

  /** Every cell with ink and its eight neighbours. */
  InkMap widened() {
    InkMap across = empty();
    for (int y = 0; y < height; y++) {
      for (int word = 0; word < words; word++) {
        int row = y * words;
        across.bits[row + word] =
            bits[row + word] | shifted(bits, row, word, 1) | shifted(bits, row, word, -1);
      }
      across.bits[y * words + words - 1] &= last();
    }
    InkMap wide = empty();
    for (int i = 0; i < bits.length; i++) {
      long above = i >= words ? across.bits[i - words] : 0;
      long below = i + words < bits.length ? across.bits[i + words] : 0;
      wide.bits[i] = across.bits[i] | above | below;
    }
    return wide;
  }

  /** As it is when the sheet lies upside down. */
  InkMap upsideDown() {
    InkMap turned = empty();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (get(x, y)) {
          turned.set(width - 1 - x, height - 1 - y);
        }
      }
    }
    return turned;
  }

  /** The same ink on the grid of 1 mm. */
  InkMap fine() {
    InkMap fine = new InkMap(FINE);
    for (int y = 0; y < height * CELL; y++) {
      for (int x = 0; x < width * CELL; x++) {
        if (get(x / CELL, y / CELL)) {
          fine.set(x, y);
        }
      }
    }
    return fine;
  }

  /** Ink that both have. */
  InkMap and(InkMap other) {
    InkMap both = empty();
    Arrays.setAll(both.bits, i -> bits[i] & other.bits[i]);
    return both;
  }

  /** Ink that either has. */
  InkMap or(InkMap other) {
    InkMap either = empty();
    Arrays.setAll(either.bits, i -> bits[i] | other.bits[i]);
    return either;
  }

  /** Ink that the other does not have. */
  InkMap without(InkMap other) {
    InkMap rest = empty();
    Arrays.setAll(rest.bits, i -> bits[i] & ~other.bits[i]);
    return rest;
  }

  /** A word of a row that was moved to the right: the end of one word and the begin of the next. */
  private long shifted(long[] bits, int row, int word, int right) {
    int from = word - (right >> 6);
    int rest = right & 63;
    long high = from >= 0 && from < words ? bits[row + from] : 0;
    if (rest == 0) {
      return high;
    }
    long low = from >= 1 && from <= words ? bits[row + from - 1] : 0;
    return high << rest | low >>> -rest;
  }
}
