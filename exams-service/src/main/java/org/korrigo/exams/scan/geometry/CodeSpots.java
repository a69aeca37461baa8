package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.List;

/** Small squares full of ink with white around them: where a page's code may be printed. */
public final class CodeSpots {
  /** Cells: a code is 16 to 30 mm wide. */
  private static final int CORE = 8;

  private static final int CORE_INK = 52;
  private static final int AROUND = 10;

  /** The white a code needs lets at most so much ink into the ring around it. */
  private static final double RING_INK = 0.45;

  private static final int MOST = 4;

  private CodeSpots() {}

  /** A square on the side as landscape, by parts of its width and height. */
  public record Spot(double left, double top, double right, double bottom) {}

  static List<Spot> in(InkMap ink) {
    int[][] sums = sums(ink);
    List<Spot> spots = new ArrayList<>();
    List<int[]> taken = new ArrayList<>();
    for (int y = 0; y + CORE <= InkMap.HEIGHT; y++) {
      for (int x = 0; x + CORE <= InkMap.WIDTH; x++) {
        if (spots.size() < MOST && isCode(sums, x, y) && isNew(taken, x, y)) {
          taken.add(new int[] {x, y});
          spots.add(spot(x, y));
        }
      }
    }
    return spots;
  }

  private static boolean isCode(int[][] sums, int x, int y) {
    int core = sum(sums, x, y, x + CORE, y + CORE);
    if (core < CORE_INK) {
      return false;
    }
    int left = x - AROUND;
    int top = y - AROUND;
    int right = x + CORE + AROUND;
    int bottom = y + CORE + AROUND;
    int outer = sum(sums, left, top, right, bottom) - core;
    return outer < RING_INK * ((CORE + 2 * AROUND) * (CORE + 2 * AROUND) - CORE * CORE);
  }

  private static boolean isNew(List<int[]> taken, int x, int y) {
    return taken.stream()
        .noneMatch(t -> Math.abs(t[0] - x) < CORE + 4 && Math.abs(t[1] - y) < CORE + 4);
  }

  private static Spot spot(int x, int y) {
    return new Spot(
        Math.max(0, x - AROUND) / (double) InkMap.WIDTH,
        Math.max(0, y - AROUND) / (double) InkMap.HEIGHT,
        Math.min(InkMap.WIDTH, x + CORE + AROUND) / (double) InkMap.WIDTH,
        Math.min(InkMap.HEIGHT, y + CORE + AROUND) / (double) InkMap.HEIGHT);
  }

  private static int[][] sums(InkMap ink) {
    int[][] sums = new int[InkMap.HEIGHT + 1][InkMap.WIDTH + 1];
    for (int y = 0; y < InkMap.HEIGHT; y++) {
      for (int x = 0; x < InkMap.WIDTH; x++) {
        sums[y + 1][x + 1] = sums[y][x + 1] + sums[y + 1][x] - sums[y][x] + (ink.get(x, y) ? 1 : 0);
      }
    }
    return sums;
  }

  private static int sum(int[][] sums, int left, int top, int right, int bottom) {
    int l = Math.max(0, left);
    int t = Math.max(0, top);
    int r = Math.min(InkMap.WIDTH, right);
    int b = Math.min(InkMap.HEIGHT, bottom);
    return sums[b][r] - sums[t][r] - sums[b][l] + sums[t][l];
  }
}
