package org.korrigo.exams.scan.jpeg;

/**
 * The coding units that a rectangle of a picture touches, the right and the lower border excluded.
 */
record UnitArea(int left, int top, int right, int bottom) {
  /**
   * @throws IllegalArgumentException if the rectangle lies beyond the picture
   */
  static UnitArea of(JpegImage image, PixelArea area) {
    if (area.right() > image.width || area.bottom() > image.height) {
      throw new IllegalArgumentException("a cut beyond the picture: " + area);
    }
    return new UnitArea(
        area.x() / image.unitWidth(),
        area.y() / image.unitHeight(),
        Math.ceilDiv(area.right(), image.unitWidth()),
        Math.ceilDiv(area.bottom(), image.unitHeight()));
  }

  /** The pixels of these units. */
  PixelArea pixels(JpegImage image) {
    int x = left * image.unitWidth();
    int y = top * image.unitHeight();
    return new PixelArea(
        x,
        y,
        Math.min(image.width, right * image.unitWidth()) - x,
        Math.min(image.height, bottom * image.unitHeight()) - y);
  }
}
