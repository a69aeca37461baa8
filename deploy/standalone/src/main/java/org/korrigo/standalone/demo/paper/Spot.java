package org.korrigo.standalone.demo.paper;

/**
 * One patch of ink, in pixels.
 *
 * @param left its smallest x
 * @param top its smallest y
 * @param right its largest x
 * @param bottom its largest y
 * @param area how many pixels are dark
 */
record Spot(int left, int top, int right, int bottom, int area) {

  int width() {
    return right - left + 1;
  }

  int height() {
    return bottom - top + 1;
  }

  double x() {
    return (left + right) / 2.0;
  }

  double y() {
    return (top + bottom) / 2.0;
  }

  /** How much of its box is ink, 0 to 1. */
  double fill() {
    return (double) area / width() / height();
  }
}
