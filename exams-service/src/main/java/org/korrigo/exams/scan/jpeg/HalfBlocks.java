package org.korrigo.exams.scan.jpeg;

/**
 * What each low frequency of four neighbouring blocks adds to the one block that shows them at half
 * the size. The 4 x 4 lowest frequencies of a block are its picture at half the size; a block of 8
 * x 8 holds four of these, and all of it is linear.
 */
final class HalfBlocks {
  /** Behind this place in zigzag order no frequency is low in both directions. */
  static final int LAST_PLACE = 24;

  private static final int LOW = 4;
  private static final int[] ROW_BY_ROW = BlockTurn.rowByRow();

  /** By quarter &lt;&lt; 5 | place in zigzag order: where its 64 parts begin, or -1. */
  private final int[] starts = new int[4 << 5];

  /** In zigzag order of the new block, in its quantization steps. */
  private final float[] parts = new float[4 * LOW * LOW * 64];

  HalfBlocks(int[] fromSteps, int[] toSteps) {
    int start = 0;
    for (int quarter = 0; quarter < 4; quarter++) {
      for (int place = 0; place <= LAST_PLACE; place++) {
        int row = ROW_BY_ROW[place] / 8;
        int column = ROW_BY_ROW[place] % 8;
        boolean low = row < LOW && column < LOW;
        starts[quarter << 5 | place] = low ? start : -1;
        for (int to = 0; low && to < 64; to++) {
          double part =
              part(quarter / 2, ROW_BY_ROW[to] / 8, row)
                  * part(quarter % 2, ROW_BY_ROW[to] % 8, column);
          parts[start + to] = (float) (part / 2 * fromSteps[place] / toSteps[to]);
        }
        start += low ? 64 : 0;
      }
    }
  }

  /** What a frequency of four pixels in a half adds to one of all eight, both of length one. */
  private static double part(int half, int of8, int of4) {
    double sum = 0;
    for (int x = 0; x < LOW; x++) {
      sum += wave(8, of8, x + LOW * half) * wave(LOW, of4, x);
    }
    return sum;
  }

  private static double wave(int length, int frequency, int x) {
    double scale = Math.sqrt((frequency == 0 ? 1.0 : 2.0) / length);
    return scale * Math.cos((2 * x + 1) * frequency * Math.PI / (2 * length));
  }

  /**
   * Adds a value.
   *
   * @param quarter of the new block: 0 and 1 above, 2 and 3 below
   * @param place of the value in zigzag order, up to {@link #LAST_PLACE}
   * @param sums of the new blocks; from {@code at} on the 64 of this one
   */
  void add(int quarter, int place, int value, float[] sums, int at) {
    int start = starts[quarter << 5 | place];
    if (start >= 0) {
      float factor = value;
      for (int i = 0; i < 64; i++) {
        sums[at + i] += factor * parts[start + i];
      }
    }
  }
}
