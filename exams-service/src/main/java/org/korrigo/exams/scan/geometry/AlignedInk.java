package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.List;

/**
 * The ink of all sides of a batch, as each lies and upside down, moved so that what is printed on
 * most of them coincides: a copier never takes two sheets at exactly the same place.
 */
final class AlignedInk {
  /** Cells: domain §8, a gutter off by 2 % is 8.4 mm. */
  private static final int REACH_ACROSS = 6;

  private static final int REACH_DOWN = 4;

  /** Cells of common print below which there is nothing to align by. */
  private static final int LEAST_PRINT = 60;

  /**
   * One side, lying one way.
   *
   * @param inked part of the cells that have ink or a neighbour with ink
   * @param right cells by which it was moved to the right
   * @param down cells by which it was moved down
   * @param common cells that it has in common with the others so
   */
  record Aligned(InkMap ink, InkMap wide, double inked, int right, int down, int common) {}

  private final List<Aligned[]> sides = new ArrayList<>();
  private final InkMap print;

  AlignedInk(List<InkMap> ink) {
    List<InkMap> wide = ink.stream().map(InkMap::widened).toList();
    print = sharedByHalf(wide);
    for (InkMap side : ink) {
      sides.add(new Aligned[] {align(side), align(side.upsideDown())});
    }
  }

  Aligned of(int side, boolean turned) {
    return sides.get(side)[turned ? 1 : 0];
  }

  /** Ink that at least half of the sides share. */
  InkMap print() {
    return print;
  }

  boolean canAlign() {
    return print.count() >= LEAST_PRINT;
  }

  private Aligned align(InkMap ink) {
    int bestRight = 0;
    int bestDown = 0;
    int best = print.common(ink);
    if (canAlign()) {
      for (int down = -REACH_DOWN; down <= REACH_DOWN; down++) {
        for (int right = -REACH_ACROSS; right <= REACH_ACROSS; right++) {
          int common = print.common(ink, right, down);
          if (common > best) {
            best = common;
            bestRight = right;
            bestDown = down;
          }
        }
      }
    }
    InkMap moved = ink.moved(bestRight, bestDown);
    InkMap wide = moved.widened();
    double inked = (double) wide.count() / (InkMap.WIDTH * InkMap.HEIGHT);
    return new Aligned(moved, wide, inked, bestRight, bestDown, best);
  }

  private static InkMap sharedByHalf(List<InkMap> wide) {
    InkMap shared = new InkMap();
    if (wide.size() < 4) {
      return shared;
    }
    int[] votes = new int[InkMap.WIDTH * InkMap.HEIGHT];
    for (InkMap map : wide) {
      for (int i = 0; i < votes.length; i++) {
        votes[i] += map.get(i % InkMap.WIDTH, i / InkMap.WIDTH) ? 1 : 0;
      }
    }
    for (int i = 0; i < votes.length; i++) {
      if (2 * votes[i] >= wide.size()) {
        shared.set(i % InkMap.WIDTH, i / InkMap.WIDTH);
      }
    }
    return shared;
  }
}
