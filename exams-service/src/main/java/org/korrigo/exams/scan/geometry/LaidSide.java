package org.korrigo.exams.scan.geometry;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.korrigo.exams.scan.geometry.Reading.Part;

/** A side, upright, that is laid over the others; moved to the right it fits them best. */
final class LaidSide {
  private static final int REACH_DOWN = 4;

  /** Nats by which a place must be better than any that is more than so many cells away. */
  private static final double CLEAR = 100;

  private static final int FAR = 2;

  private final Part part;
  private final int place;
  private final InkMap ink;
  private int put;
  private int right;
  private double fit;
  private boolean clear;

  LaidSide(Part part, int place, InkMap ink) {
    this.part = part;
    this.place = place;
    this.ink = ink;
  }

  Part part() {
    return part;
  }

  /** Its place in a copy. */
  int place() {
    return place;
  }

  /** Whether it has ink there, as it is put now. */
  boolean hasInk(int cell) {
    int x = cell % InkMap.WIDTH - put;
    return x >= 0 && x < InkMap.WIDTH && ink.get(x, cell / InkMap.WIDTH);
  }

  /** Millimetres by which it lies to the right of where it fits best. */
  double offset() {
    return -right * InkMap.CELL;
  }

  /** What its ink is worth there by that of the others, in nats. */
  double fit() {
    return fit;
  }

  /** Cells with ink. */
  int size() {
    return ink.count();
  }

  /** Whether it clearly belongs there, and not elsewhere. */
  boolean isClear() {
    return clear;
  }

  /** Whether it fits best elsewhere than it is put. */
  boolean isMisplaced() {
    return put != right;
  }

  /** Puts it where it was found to fit best. */
  void move() {
    put = right;
  }

  /**
   * Finds by how many cells it is best moved to the right.
   *
   * @param reach by how many it may be, at most
   */
  void fit(OddsOfInk odds, int reach) {
    int now = right;
    int[] inked = inked();
    int down = best(fits(REACH_DOWN, by -> odds.of(this, inked, now, by)));
    double[] across = fits(reach, by -> odds.of(this, inked, by, down));
    int best = best(across);
    right = best;
    fit = at(across, best);
    clear =
        IntStream.rangeClosed(-reach, reach)
            .filter(by -> Math.abs(by - best) > FAR)
            .allMatch(by -> fit - at(across, by) >= CLEAR);
  }

  private static double[] fits(int reach, IntToDoubleFunction fit) {
    return IntStream.rangeClosed(-reach, reach).mapToDouble(fit).toArray();
  }

  private static double at(double[] fits, int by) {
    return fits[fits.length / 2 + by];
  }

  /** The move that fits best; of equal ones the shortest. */
  private static int best(double[] fits) {
    int best = 0;
    for (int by = 1; by <= fits.length / 2; by++) {
      best = at(fits, by) > at(fits, best) ? by : best;
      best = at(fits, -by) > at(fits, best) ? -by : best;
    }
    return best;
  }

  /** Cells that have ink where it lay; not kept, as they take ten times as much as the map. */
  private int[] inked() {
    int[] cells = new int[ink.count()];
    int count = 0;
    for (int cell = 0; cell < OddsOfInk.CELLS; cell++) {
      if (ink.get(cell % InkMap.WIDTH, cell / InkMap.WIDTH)) {
        cells[count++] = cell;
      }
    }
    return cells;
  }
}
