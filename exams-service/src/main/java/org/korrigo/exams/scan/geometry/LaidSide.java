package org.korrigo.exams.scan.geometry;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.korrigo.exams.scan.geometry.Reading.Part;

/** A side, upright, that is laid over the others; moved to the right it fits them best. */
final class LaidSide {
  /** Cells: domain §8, a gutter off by 2 % is 8.4 mm. */
  private static final int REACH_ACROSS = 6;

  private static final int REACH_DOWN = 4;

  /** Nats by which a place must be better than any that is more than so many cells away. */
  private static final double CLEAR = 100;

  private static final int FAR = 2;

  private final Part part;
  private final int place;
  private final InkMap ink;
  private final int[] inked;
  private InkMap moved;
  private int right;
  private boolean clear;

  LaidSide(Part part, int place, InkMap ink) {
    this.part = part;
    this.place = place;
    this.ink = ink;
    this.moved = ink;
    this.inked = cells(ink);
  }

  Part part() {
    return part;
  }

  /** Its place in a copy. */
  int place() {
    return place;
  }

  /** Cells that have ink where it lay. */
  int[] inked() {
    return inked;
  }

  /** Whether it has ink there, as it is put now. */
  boolean hasInk(int cell) {
    return has(moved, cell);
  }

  /** Cells by which it is moved to the right. */
  int right() {
    return right;
  }

  /** Whether it clearly belongs there, and not elsewhere. */
  boolean isClear() {
    return clear;
  }

  /** Puts it where it was found to fit best. */
  void move() {
    moved = ink.moved(right, 0);
  }

  /** Finds by how many cells it is best moved to the right. */
  void fit(OddsOfInk odds) {
    int now = right;
    int down = best(fits(REACH_DOWN, by -> odds.of(this, now, by)));
    double[] across = fits(REACH_ACROSS, by -> odds.of(this, by, down));
    int best = best(across);
    right = best;
    clear =
        IntStream.rangeClosed(-REACH_ACROSS, REACH_ACROSS)
            .filter(by -> Math.abs(by - best) > FAR)
            .allMatch(by -> at(across, best) - at(across, by) >= CLEAR);
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

  private static int[] cells(InkMap ink) {
    int[] cells = new int[ink.count()];
    int count = 0;
    for (int cell = 0; cell < OddsOfInk.CELLS; cell++) {
      if (has(ink, cell)) {
        cells[count++] = cell;
      }
    }
    return cells;
  }

  private static boolean has(InkMap ink, int cell) {
    return ink.get(cell % InkMap.WIDTH, cell / InkMap.WIDTH);
  }
}
