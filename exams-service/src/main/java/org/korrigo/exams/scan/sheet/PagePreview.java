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
    return of(page, WIDEST);
  }

  /**
   * The same, at most so wide: half of that at least.
   *
   * @param widest in pixels
   */
  static Optional<PagePicture> of(PagePicture page, int widest) throws IOException {
    if (page.coding() == PictureCoding.BITONAL_PNG || page.widthPx() <= widest) {
      return Optional.empty();
    }
    try {
      PagePicture half = page.half().isPresent() ? page.half().get() : halved(page);
      while (half.widthPx() > widest) {
        half = halved(half);
      }
      return Optional.of(half);
    } catch (JpegException broken) {
      throw new IOException("no picture of a page: " + broken.getMessage(), broken);
    }
  }

  /** Whether the preview of a page so wide is smaller than the page. */
  static boolean isHalved(int widthPx) {
    return widthPx > WIDEST;
  }

  private static PagePicture halved(PagePicture page) throws JpegException {
    JpegPiece half = JpegHalf.of(JpegImage.read(page.bytes()));
    return new PagePicture(half.bytes(), half.width(), half.height(), PictureCoding.GREY_JPEG);
  }
}
