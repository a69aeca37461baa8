package org.korrigo.exams.scan.jpeg;

/** Codes grey pixels as a JPEG. */
public final class GreyJpeg {
  /** Of the standard's steps: what is usually counted as a quality of 85. */
  private static final int PERCENT = 30;

  private static final int MIDDLE = 128;

  /** A pixel is paired with the one that mirrors it. */
  private static final BlockRow.Joining JOINING =
      new BlockRow.Joining(weights(), new int[] {7, 6, 5, 4}, new boolean[4]);

  private GreyJpeg() {}

  private static float[][] weights() {
    float[][] weights = new float[8][4];
    for (int frequency = 0; frequency < 8; frequency++) {
      for (int x = 0; x < 4; x++) {
        weights[frequency][x] = (float) BlockRow.wave(8, frequency, x);
      }
    }
    return weights;
  }

  /**
   * A whole file, without metadata.
   *
   * @param luma row by row, one unsigned byte a pixel, 0 black to 255 white
   */
  public static byte[] of(byte[] luma, int width, int height) {
    int[] steps = GreyWriter.steps(PERCENT);
    BlockRow blocks = new BlockRow(JOINING, steps, Math.ceilDiv(width, 8));
    GreyWriter out = new GreyWriter(steps, luma.length / 16);
    for (int top = 0; top < height; top += 8) {
      for (int y = 0; y < 8; y++) {
        // beside and below the picture its last column and row go on, so no edge shows
        read(luma, Math.min(top + y, height - 1) * width, width, blocks, y * 8);
      }
      blocks.transform();
      out.row(blocks);
    }
    return out.finish(width, height).bytes();
  }

  private static void read(byte[] luma, int from, int width, BlockRow blocks, int firstPlane) {
    for (int column = 0; column < 8; column++) {
      float[] plane = blocks.plane(firstPlane + column);
      for (int block = 0; block < plane.length; block++) {
        int x = Math.min(block * 8 + column, width - 1);
        plane[block] = (luma[from + x] & 0xFF) - MIDDLE;
      }
    }
  }
}
