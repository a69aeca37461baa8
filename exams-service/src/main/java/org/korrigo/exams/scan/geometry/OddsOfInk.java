package org.korrigo.exams.scan.geometry;

import java.util.List;

/** For each place of a copy and each cell, how likely ink is there, as the sides are put. */
final class OddsOfInk {
  /** Cells of a map of ink, row by row. */
  static final int CELLS = InkMap.WIDTH * InkMap.HEIGHT;

  /** As so many sides at its place counts what all sides of the batch have in common. */
  private static final double ALL = 5;

  /** {@code [place][0, or 1 for a side that has ink there itself][cell]}, in nats. */
  private final double[][][] nats;

  OddsOfInk(List<LaidSide> sides, int places) {
    int[] all = new int[CELLS];
    int[][] atPlace = new int[places][CELLS];
    int[] sidesAt = new int[places];
    for (LaidSide side : sides) {
      sidesAt[side.place()]++;
      for (int cell = 0; cell < CELLS; cell++) {
        int ink = side.hasInk(cell) ? 1 : 0;
        all[cell] += ink;
        atPlace[side.place()][cell] += ink;
      }
    }
    nats = new double[places][2][CELLS];
    for (int place = 0; place < places; place++) {
      for (int itself = 0; itself < 2; itself++) {
        for (int cell = 0; cell < CELLS; cell++) {
          double common = ALL * Math.max(0, all[cell] - itself) / (sides.size() - 1);
          double ink = Math.max(0, atPlace[place][cell] - itself) + common + 0.5;
          nats[place][itself][cell] = Math.log(ink / (sidesAt[place] + ALL - ink));
        }
      }
    }
  }

  /** What a side's ink, in these cells, is worth by that of the others if it is moved so. */
  double of(LaidSide side, int[] inked, int right, int down) {
    double sum = 0;
    for (int cell : inked) {
      int x = cell % InkMap.WIDTH + right;
      int y = cell / InkMap.WIDTH + down;
      if (x >= 0 && x < InkMap.WIDTH && y >= 0 && y < InkMap.HEIGHT) {
        int there = y * InkMap.WIDTH + x;
        sum += nats[side.place()][side.hasInk(there) ? 1 : 0][there];
      }
    }
    return sum;
  }
}
