package org.korrigo.exams.scan.sheet;

import java.util.List;
import org.korrigo.exams.scan.jpeg.PixelArea;

/** The two pages beside a fold: cut at a border of coding units, so no pixel is lost or doubled. */
final class Halves {
  private Halves() {}

  /**
   * The border nearest to a fold, in pixels; it may lie at the edge of the picture or beyond.
   *
   * @param fold as a part of the side's width
   */
  static int gutter(ScannedSide side, double fold) {
    int unit = side.picture().unitWidth();
    double place = side.area().x() + side.area().width() * fold;
    return (int) Math.round(place / unit) * unit;
  }

  /** What is left and right of a border within the picture. */
  static List<PixelArea> at(SidePicture picture, int gutter) {
    int height = picture.height();
    return List.of(
        new PixelArea(0, 0, gutter, height),
        new PixelArea(gutter, 0, picture.width() - gutter, height));
  }
}
