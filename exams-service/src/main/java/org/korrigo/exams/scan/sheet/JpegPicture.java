package org.korrigo.exams.scan.sheet;

import java.util.List;
import org.korrigo.exams.scan.jpeg.DamagedJpegException;
import org.korrigo.exams.scan.jpeg.JpegCut;
import org.korrigo.exams.scan.jpeg.JpegImage;
import org.korrigo.exams.scan.jpeg.JpegPiece;
import org.korrigo.exams.scan.jpeg.JpegPreview;
import org.korrigo.exams.scan.jpeg.JpegScissors;

/**
 * A side that is a JPEG.
 *
 * @param image the JPEG
 */
record JpegPicture(JpegImage image) implements SidePicture {
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
    return image.unitWidth();
  }

  @Override
  public int unitHeight() {
    return image.unitHeight();
  }

  @Override
  public List<PagePicture> cut(List<JpegCut> cuts) throws DamagedJpegException {
    PictureCoding coding = PictureCoding.jpeg(image.colours());
    return JpegScissors.cut(image, cuts).pieces().stream()
        .map(piece -> page(piece, coding))
        .toList();
  }

  private static PagePicture page(JpegPiece piece, PictureCoding coding) {
    return new PagePicture(
        piece.bytes(),
        piece.width(),
        piece.height(),
        coding,
        piece.half().map(half -> page(half, PictureCoding.GREY_JPEG)));
  }

  @Override
  public int previewScale() {
    return SidePreview.JPEG_BLOCK;
  }

  @Override
  public JpegPreview preview() throws DamagedJpegException {
    return JpegScissors.preview(image);
  }
}
