package org.korrigo.exams.scan.jpeg;

/**
 * A rectangle of pixels, origin top left.
 *
 * @param x first column, from 0
 * @param y first row, from 0
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record PixelArea(int x, int y, int width, int height) {
  public PixelArea {
    if (x < 0 || y < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "not an area: " + x + "," + y + " " + width + "x" + height);
    }
  }

  int right() {
    return x + width;
  }

  int bottom() {
    return y + height;
  }
}
