package org.korrigo.exams.scan.jpeg;

/**
 * Two rows of blocks as the one row of blocks that shows them at half the size. The 4 x 4 lowest
 * frequencies of a block are its picture at half the size; a block of 8 x 8 holds four of these,
 * and all of it is linear.
 */
final class HalfBlocks {
  /** Behind this place in zigzag order no frequency is low in both directions. */
  static final int LAST_PLACE = 24;

  private static final int LOW = 4;
  private static final int[] ROW_BY_ROW = BlockTurn.rowByRow();

  /**
   * A frequency of the first half is paired with the same of the second. That half is the first one
   * mirrored, which turns the signs of odd frequencies.
   */
  private static final BlockRow.Joining JOINING =
      new BlockRow.Joining(
          weights(), new int[] {4, 5, 6, 7}, new boolean[] {false, true, false, true});

  /** By quarter &lt;&lt; 5 | place in zigzag order: the plane that the frequency belongs to. */
  private final float[][] targets = new float[4 << 5][];

  private final float[] fromSteps = new float[LAST_PLACE + 1];
  private final BlockRow row;

  /**
   * @param fromSteps the quantization of the picture, in zigzag order
   * @param toSteps the quantization of its half, in zigzag order
   * @param blocks in the new row
   */
  HalfBlocks(int[] fromSteps, int[] toSteps, int blocks) {
    this.row = new BlockRow(JOINING, toSteps, blocks);
    float[] notWanted = new float[blocks];
    for (int place = 0; place <= LAST_PLACE; place++) {
      // frequencies of length one: those of half as many pixels, both ways, are half as large
      this.fromSteps[place] = fromSteps[place] / 2f;
      int down = ROW_BY_ROW[place] / 8;
      int across = ROW_BY_ROW[place] % 8;
      boolean low = down < LOW && across < LOW;
      for (int quarter = 0; quarter < 4; quarter++) {
        int plane = (quarter / 2 * LOW + down) * 8 + quarter % 2 * LOW + across;
        targets[quarter << 5 | place] = low ? row.plane(plane) : notWanted;
      }
    }
  }

  /** What a frequency of a first half of four pixels adds to one of all eight. */
  private static float[][] weights() {
    float[][] weights = new float[8][LOW];
    for (int of8 = 0; of8 < 8; of8++) {
      for (int of4 = 0; of4 < LOW; of4++) {
        double sum = 0;
        for (int x = 0; x < LOW; x++) {
          sum += BlockRow.wave(8, of8, x) * BlockRow.wave(LOW, of4, x);
        }
        weights[of8][of4] = (float) sum;
      }
    }
    return weights;
  }

  /**
   * Notes a value of one of the blocks.
   *
   * @param quarter of the new block: 0 and 1 above, 2 and 3 below
   * @param place of the value in zigzag order, up to {@link #LAST_PLACE}
   * @param value in quantization steps
   * @param block number of the new block
   */
  void put(int quarter, int place, int value, int block) {
    targets[quarter << 5 | place][block] = value * fromSteps[place];
  }

  /** Makes the new blocks of what was noted, and forgets that. */
  BlockRow halved() {
    row.transform();
    return row;
  }
}
