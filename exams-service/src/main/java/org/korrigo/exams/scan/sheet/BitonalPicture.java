package org.korrigo.exams.scan.sheet;

import java.util.List;
import org.korrigo.exams.scan.bitonal.BitonalImage;
import org.korrigo.exams.scan.bitonal.BitonalPng;
import org.korrigo.exams.scan.jpeg.JpegCut;
import org.korrigo.exams.scan.jpeg.JpegPreview;
import org.korrigo.exams.scan.jpeg.PixelArea;

/**
 * A side of one bit a pixel, and it stays so: cuts fall on any pixel.
 *
 * @param image its pixels
 */
record BitonalPicture(BitonalImage image) implements SidePicture {
  /** An A3 side at 200 dpi is this wide or high: smaller ones are shown at an eighth as well. */
  private static final int PIXELS_AN_EIGHTH = 4000;

  @Override
  public int width() {
    return image.width();
  }

  @Override
  public int height() {
    return image.height();
  }

  @Override
  public int unitWidth() {
    return 1;
  }

  @Override
  public int unitHeight() {
    return 1;
  }

  @Override
  public List<PagePicture> cut(List<JpegCut> cuts) {
    return cuts.stream().map(this::cut).toList();
  }

  private PagePicture cut(JpegCut cut) {
    BitonalImage piece = cut.area().equals(area()) ? image : image.cut(cut.area());
    for (PixelArea zone : cut.wiped()) {
      piece = wiped(piece, zone, cut.area());
    }
    return new PagePicture(
        BitonalPng.write(piece), piece.width(), piece.height(), PictureCoding.BITONAL_PNG);
  }

  /** The zone is in pixels of the source, and may begin before the piece or end behind it. */
  private static BitonalImage wiped(BitonalImage piece, PixelArea zone, PixelArea area) {
    int left = Math.max(0, zone.x() - area.x());
    int top = Math.max(0, zone.y() - area.y());
    int right = Math.min(area.width(), zone.x() + zone.width() - area.x());
    int bottom = Math.min(area.height(), zone.y() + zone.height() - area.y());
    return right <= left || bottom <= top
        ? piece
        : piece.wiped(new PixelArea(left, top, right - left, bottom - top));
  }

  @Override
  public int previewScale() {
    return previewScale(width(), height());
  }

  static int previewScale(int width, int height) {
    return 8 * Math.max(1, Math.max(width, height) / PIXELS_AN_EIGHTH);
  }

  @Override
  public JpegPreview preview() {
    return image.preview(previewScale() / 8);
  }
}
