package org.korrigo.exams.scan.sheet;

import org.korrigo.exams.scan.jpeg.JpegPreview;

/**
 * A small grey picture of a side, upright as its page is shown: enough to see its skew, gutter,
 * margins and where there is ink. A length in it is {@code scanDpi / dpi} times as many pixels in
 * the side's picture; its edges are the side's within one pixel of the preview.
 *
 * @param page its page in the scan, from 1
 * @param format what it is by its size
 * @param scanDpi pixels per inch of the side's own picture, as {@link ScanFile#side} gives it
 * @param dpi pixels per inch of this preview, about 25: an eighth of the scan's where it is a JPEG
 * @param width columns
 * @param height rows
 * @param luma row by row, one unsigned byte a pixel, 0 black to 255 white; each the mean of its
 *     part of the side
 */
@SuppressWarnings("ArrayRecordComponent")
public record SidePreview(
    int page, SideFormat format, double scanDpi, double dpi, int width, int height, byte[] luma) {
  /** The side of a block of a JPEG, of which the preview shows the mean. */
  static final int JPEG_BLOCK = 8;

  static SidePreview of(
      int page, SideFormat format, double scanDpi, int scale, JpegPreview preview) {
    return new SidePreview(
        page, format, scanDpi, scanDpi / scale, preview.width(), preview.height(), preview.luma());
  }

  /** The same turned clockwise by a quarter; it says the same of its format. */
  public SidePreview turnedRight() {
    byte[] turned = new byte[luma.length];
    for (int y = 0; y < width; y++) {
      for (int x = 0; x < height; x++) {
        turned[y * height + x] = luma[(height - 1 - x) * width + y];
      }
    }
    return new SidePreview(page, format, scanDpi, dpi, height, width, turned);
  }

  /** Brightness 0..255 at a place of the preview. */
  public int at(int x, int y) {
    return luma[y * width + x] & 0xFF;
  }
}
