package org.korrigo.exams.scan.jpeg;

import java.util.Arrays;

/**
 * A row of blocks on their way to quantized frequencies, both ways of a block at four products a
 * value. Each step runs over all blocks of the row at once: an array, a plane, holds one value of
 * all blocks. (Loops over whole arrays from 0 on are those that the compiler does eight at a time.)
 */
final class BlockRow {
  private static final int[] ROW_BY_ROW = BlockTurn.rowByRow();

  /** Added before a float is cut to an int, so that it is rounded and not cut towards zero. */
  private static final int ROUNDING = 1 << 14;

  private final Joining joining;
  private final float[] perStep = new float[64];
  private final float[][] noted;
  private final float[][] joinedDown;
  private final float[][] joined;
  private final float[][] folded;

  /** In zigzag order, in quantization steps. */
  private final int[][] values;

  /** Of each block, the places in zigzag order at which a value is not zero; the first left out. */
  private final long[] places;

  /**
   * How eight values along a row or column become eight frequencies: the even ones from the sums of
   * four pairs, the odd ones from their differences.
   *
   * @param weights by frequency and pair
   * @param others with which of the eight each of the first four is paired
   * @param mirrored of each pair: whether its sum belongs to the odd frequencies
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Joining(float[][] weights, int[] others, boolean[] mirrored) {}

  /**
   * @param steps of the quantization, in zigzag order
   * @param blocks in the row
   */
  BlockRow(Joining joining, int[] steps, int blocks) {
    this.joining = joining;
    this.noted = new float[64][blocks];
    this.joinedDown = new float[64][blocks];
    this.joined = new float[64][blocks];
    this.folded = new float[8][blocks];
    this.values = new int[64][blocks];
    this.places = new long[blocks];
    for (int place = 0; place < 64; place++) {
      perStep[place] = 1f / steps[place];
    }
  }

  /** A cosine wave of length one: its value at a place. */
  static double wave(int length, int frequency, int x) {
    double scale = Math.sqrt((frequency == 0 ? 1.0 : 2.0) / length);
    return scale * Math.cos((2 * x + 1) * frequency * Math.PI / (2 * length));
  }

  /** Number of blocks. */
  int blocks() {
    return places.length;
  }

  /** Where the values at one place of all blocks are to be written, row by row. */
  float[] plane(int index) {
    return noted[index];
  }

  /** Makes the frequencies of what was written, and forgets that. */
  void transform() {
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
      round(joined[ROW_BY_ROW[place]], perStep[place], values[place]);
      if (place > 0) {
        note(values[place], place);
      }
    }
  }

  private void join(float[][] from, int first, int step, float[][] to) {
    for (int pair = 0; pair < 4; pair++) {
      float[] one = from[first + pair * step];
      float[] other = from[first + joining.others()[pair] * step];
      boolean mirrored = joining.mirrored()[pair];
      add(one, other, folded[mirrored ? 4 + pair : pair]);
      subtract(one, other, folded[mirrored ? pair : 4 + pair]);
    }
    for (int frequency = 0; frequency < 8; frequency++) {
      int half = frequency % 2 * 4;
      weigh(
          joining.weights()[frequency],
          folded[half],
          folded[half + 1],
          folded[half + 2],
          folded[half + 3],
          to[first + frequency * step]);
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
      float[] weights, float[] a, float[] b, float[] c, float[] d, float[] sum) {
    float ofA = weights[0];
    float ofB = weights[1];
    float ofC = weights[2];
    float ofD = weights[3];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = ofA * a[i] + ofB * b[i] + ofC * c[i] + ofD * d[i];
    }
  }

  private static void round(float[] plane, float perStep, int[] rounded) {
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (int) (plane[i] * perStep + (ROUNDING + 0.5f)) - ROUNDING;
    }
  }

  private void note(int[] rounded, int place) {
    for (int i = 0; i < rounded.length; i++) {
      places[i] |= (long) ((rounded[i] | -rounded[i]) >>> 31) << place;
    }
  }

  /** A frequency of a block, in quantization steps; by its place in zigzag order. */
  int value(int block, int place) {
    return values[place][block];
  }

  /** The places, from 1 on, at which a block has a value: a bit each. */
  long places(int block) {
    return places[block];
  }
}
