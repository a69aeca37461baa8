package org.korrigo.exams.scan.sheet;

import java.io.IOException;
import java.util.List;
import org.korrigo.exams.scan.jpeg.DamagedJpegException;
import org.korrigo.exams.scan.jpeg.JpegCut;
import org.korrigo.exams.scan.jpeg.PixelArea;

/**
 * One side of a scan as an upright picture: no consumer ever needs to turn it.
 *
 * @param page its page in the scan, from 1
 * @param format what it is by its size
 * @param picture the picture
 * @param area where in {@code picture} the side is; what is outside, at most 15 pixels, is padding
 * @param rendered whether the picture had to be rendered anew; else it is the scanner's own,
 *     without loss
 */
public record ScannedSide(
    int page, SideFormat format, SidePicture picture, PixelArea area, boolean rendered) {
  private static final int WIDEST = 2800;

  /**
   * The whole side for a person to look at: a JPEG of at most 2,800 pixels across, of a bitonal
   * scan a PNG of all its pixels.
   *
   * @throws UnreadableSideException if the picture is broken
   */
  public PagePicture shown() throws UnreadableSideException {
    try {
      PagePicture whole = picture.cut(List.of(JpegCut.halved(area))).getFirst();
      return PagePreview.of(whole, WIDEST).orElse(whole);
    } catch (DamagedJpegException | IOException damaged) {
      throw new UnreadableSideException(SideFault.DAMAGED, page, damaged.getMessage(), damaged);
    }
  }
}
