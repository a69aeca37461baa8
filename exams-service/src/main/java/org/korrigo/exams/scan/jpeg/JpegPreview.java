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

  /** The same, turned. */
  public JpegPreview turned(QuarterTurn turn) {
    boolean swaps = turn.swapsSides();
    int across = swaps ? height : width;
    int down = swaps ? width : height;
    byte[] turned = new byte[luma.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = swaps ? y : x;
        int row = swaps ? x : y;
        int toX = turn.mirrorsColumns() ? across - 1 - column : column;
        int toY = turn.mirrorsRows() ? down - 1 - row : row;
        turned[toY * across + toX] = luma[y * width + x];
      }
    }
    return new JpegPreview(across, down, turned);
  }
}
