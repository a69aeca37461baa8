package org.korrigo.exams.scan.jpeg;

/**
 * The picture at one eighth of its size, from the mean brightness of each block.
 *
 * @param width columns
 * @param height rows
 * @param luma row by row, one unsigned byte a pixel, 0 black to 255 white (of an RGB JPEG: its red)
 */
@SuppressWarnings("ArrayRecordComponent")
public record JpegPreview(int width, int height, byte[] luma) {
  /** Brightness 0..255 at a place of the preview. */
  public int at(int x, int y) {
    return luma[y * width + x] & 0xFF;
  }
}
