package org.korrigo.exams.scan.jpeg;

import java.util.Arrays;

/**
 * Two rows of blocks as the one row of blocks that shows them at half the size. The 4 x 4 lowest
 * frequencies of a block are its picture at half the size; a block of 8 x 8 holds four of these,
 * and all of it is linear. Each step runs over all blocks of the row at once: an array, a plane,
 * holds one frequency of all blocks. (Loops over whole arrays from 0 on are those that the compiler
 * does eight at a time.)
 */
final class HalfBlocks {
  /** Behind this place in zigzag order no frequency is low in both directions. */
  static final int LAST_PLACE = 24;

  private static final int LOW = 4;
  private static final int[] ROW_BY_ROW = BlockTurn.rowByRow();

  /** By frequency of 8 and of 4: what a frequency of a first half adds to one of the whole. */
  private static final float[][] PARTS = parts();

  /** Added before a float is cut to an int, so that it is rounded and not cut towards zero. */
  private static final int ROUNDING = 1 << 14;

  /** By quarter &lt;&lt; 5 | place in zigzag order: the plane that the frequency belongs to. */
  private final float[][] targets = new float[4 << 5][];

  private final float[] fromSteps = new float[LAST_PLACE + 1];
  private final float[] toSteps = new float[64];

  /** The low frequencies of all four quarters, as 8 x 8; the last plane takes those not wanted. */
  private final float[][] noted;

  private final float[][] joinedDown;
  private final float[][] joined;
  private final float[][] folded;

  /** In zigzag order, in quantization steps. */
  private final int[][] values;

  /** Of each block, the places in zigzag order at which a value is not zero; the first left out. */
  private final long[] places;

  /**
   * @param fromSteps the quantization of the picture, in zigzag order
   * @param toSteps the quantization of its half, in zigzag order
   * @param blocks in the new row
   */
  HalfBlocks(int[] fromSteps, int[] toSteps, int blocks) {
    this.noted = new float[65][blocks];
    this.joinedDown = new float[64][blocks];
    this.joined = new float[64][blocks];
    this.folded = new float[8][blocks];
    this.values = new int[64][blocks];
    this.places = new long[blocks];
    for (int place = 0; place < 64; place++) {
      this.toSteps[place] = 1f / toSteps[place];
    }
    for (int place = 0; place <= LAST_PLACE; place++) {
      // frequencies of length one: those of half as many pixels, both ways, are half as large
      this.fromSteps[place] = fromSteps[place] / 2f;
      int row = ROW_BY_ROW[place] / 8;
      int column = ROW_BY_ROW[place] % 8;
      boolean low = row < LOW && column < LOW;
      for (int quarter = 0; quarter < 4; quarter++) {
        int plane = (quarter / 2 * LOW + row) * 8 + quarter % 2 * LOW + column;
        targets[quarter << 5 | place] = noted[low ? plane : 64];
      }
    }
  }

  private static float[][] parts() {
    float[][] parts = new float[8][LOW];
    for (int of8 = 0; of8 < 8; of8++) {
      for (int of4 = 0; of4 < LOW; of4++) {
        double sum = 0;
        for (int x = 0; x < LOW; x++) {
          sum += wave(8, of8, x) * wave(LOW, of4, x);
        }
        parts[of8][of4] = (float) sum;
      }
    }
    return parts;
  }

  private static double wave(int length, int frequency, int x) {
    double scale = Math.sqrt((frequency == 0 ? 1.0 : 2.0) / length);
    return scale * Math.cos((2 * x + 1) * frequency * Math.PI / (2 * length));
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
  void halve() {
    for (int column = 0; column < 8; column++) {
      join(noted, column, 8, joinedDown);
    }
    for (int row = 0; row < 8; row++) {
      join(joinedDown, row * 8, 1, joined);
    }
    for (float[] plane : noted) {
      Arrays.fill(plane, 0);
    }
    Arrays.fill(places, 0);
    for (int place = 0; place < 64; place++) {
      quantize(place);
    }
  }

  /**
   * Joins the four frequencies of a first half and the four of a second to the eight of both. A
   * second half is a first one mirrored, which turns the signs of its odd frequencies and of the
   * whole's: so the even ones of the whole come from sums, and the odd ones from differences.
   */
  private void join(float[][] from, int first, int step, float[][] to) {
    for (int low = 0; low < LOW; low++) {
      float[] one = from[first + low * step];
      float[] other = from[first + (LOW + low) * step];
      boolean mirrored = low % 2 == 1;
      add(one, other, folded[mirrored ? LOW + low : low]);
      subtract(one, other, folded[mirrored ? low : LOW + low]);
    }
    for (int whole = 0; whole < 8; whole++) {
      int half = whole % 2 * LOW;
      weigh(
          PARTS[whole],
          folded[half],
          folded[half + 1],
          folded[half + 2],
          folded[half + 3],
          to[first + whole * step]);
    }
  }

  private static void add(float[] one, float[] other, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] = one[i] + other[i];
    }
  }

  private static void subtract(float[] one, float[] other, float[] difference) {
    for (int i = 0; i < difference.length; i++) {
      difference[i] = one[i] - other[i];
    }
  }

  private static void weigh(
      float[] parts, float[] a, float[] b, float[] c, float[] d, float[] sum) {
    float ofA = parts[0];
    float ofB = parts[1];
    float ofC = parts[2];
    float ofD = parts[3];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = ofA * a[i] + ofB * b[i] + ofC * c[i] + ofD * d[i];
    }
  }

  private void quantize(int place) {
    round(joined[ROW_BY_ROW[place]], toSteps[place], values[place]);
    if (place > 0) {
      note(values[place], place);
    }
  }

  private static void round(float[] plane, float step, int[] rounded) {
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (int) (plane[i] * step + (ROUNDING + 0.5f)) - ROUNDING;
    }
  }

  private void note(int[] rounded, int place) {
    for (int i = 0; i < rounded.length; i++) {
      places[i] |= (long) ((rounded[i] | -rounded[i]) >>> 31) << place;
    }
  }

  /** A value of a new block, in quantization steps. */
  int value(int block, int place) {
    return values[place][block];
  }

  /** The places, from 1 on, at which a new block has a value: a bit each. */
  long places(int block) {
    return places[block];
  }
}
