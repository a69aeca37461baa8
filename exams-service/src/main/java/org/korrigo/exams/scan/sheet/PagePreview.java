package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.util.Optional;
import org.korrigo.exams.scan.jpeg.JpegException;
import org.korrigo.exams.scan.jpeg.JpegHalf;
import org.korrigo.exams.scan.jpeg.JpegImage;
import org.korrigo.exams.scan.jpeg.JpegPiece;

/** The smaller picture of a page that a viewer shows first: 700 to 1,400 pixels wide. */
final class PagePreview {
  /** Wider pages are halved, more than once if need be. */
  private static final int WIDEST = 1400;

  private PagePreview() {}

  /**
   * A preview of a page. One bit a pixel takes fewer bytes than any preview of it in grey: such a
   * page is its own.
   *
   * @return the preview; empty if the page is its own
   * @throws IOException if the page is no sound picture
   */
  static Optional<PagePicture> of(PagePicture page) throws IOException {
    if (page.coding() == PictureCoding.BITONAL_PNG || page.widthPx() <= WIDEST) {
      return Optional.empty();
    }
    try {
      JpegPiece half = JpegHalf.of(JpegImage.read(page.bytes()));
      while (half.width() > WIDEST) {
        half = JpegHalf.of(JpegImage.read(half.bytes()));
      }
      return Optional.of(
          new PagePicture(half.bytes(), half.width(), half.height(), PictureCoding.GREY_JPEG));
    } catch (JpegException broken) {
      throw new IOException("no picture of a page: " + broken.getMessage(), broken);
    }
  }
}
