package org.korrigo.exams.scan.sheet;

import java.awt.geom.AffineTransform;
import java.util.Arrays;

/**
 * A decoded grey picture.
 *
 * @param width columns
 * @param height rows
 * @param luma row by row, one unsigned byte a pixel, 0 black to 255 white
 */
@SuppressWarnings("ArrayRecordComponent")
record GreyPixels(int width, int height, byte[] luma) {
  private static final int ONE = 1 << 8;

  /**
   * The picture on another grid, between whose pixels and this one's it is interpolated; white
   * where it does not reach.
   *
   * @param place from pixels of the new grid to pixels of this one, without turn or shear
   */
  GreyPixels stretched(int newWidth, int newHeight, AffineTransform place) {
    Line across = new Line(newWidth, width, place.getScaleX(), place.getTranslateX());
    Line down = new Line(newHeight, height, place.getScaleY(), place.getTranslateY());
    byte[] stretched = new byte[newWidth * newHeight];
    int[] row = new int[width];
    for (int y = 0; y < newHeight; y++) {
      int to = y * newWidth;
      if (down.outside[y]) {
        Arrays.fill(stretched, to, to + newWidth, (byte) 255);
      } else {
        mix(down.first[y] * width, down.second[y] * width, down.part[y], row);
        across.stretch(row, stretched, to);
      }
    }
    return new GreyPixels(newWidth, newHeight, stretched);
  }

  /** A row between two, {@link #ONE} times as large. */
  private void mix(int upper, int lower, int part, int[] row) {
    for (int x = 0; x < row.length; x++) {
      row[x] = (luma[upper + x] & 0xFF) * (ONE - part) + (luma[lower + x] & 0xFF) * part;
    }
  }

  /** Along one edge: between which two old pixels each new one lies, and how far. */
  private static final class Line {
    final int[] first;
    final int[] second;
    final int[] part;
    final boolean[] outside;

    Line(int count, int oldCount, double scale, double shift) {
      first = new int[count];
      second = new int[count];
      part = new int[count];
      outside = new boolean[count];
      for (int i = 0; i < count; i++) {
        double place = (i + 0.5) * scale + shift;
        outside[i] = place < 0 || place > oldCount;
        double centre = Math.clamp(place - 0.5, 0, oldCount - 1);
        first[i] = (int) centre;
        second[i] = Math.min(first[i] + 1, oldCount - 1);
        part[i] = (int) ((centre - first[i]) * ONE);
      }
    }

    void stretch(int[] row, byte[] to, int at) {
      for (int i = 0; i < first.length; i++) {
        int one = row[first[i]];
        int other = row[second[i]];
        int mean = one * ONE + (other - one) * part[i] + ONE * ONE / 2 >> 16;
        to[at + i] = (byte) (outside[i] ? 255 : mean);
      }
    }
  }
}
