package org.korrigo.exams.scan.geometry;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether a side is another one scanned again. Only writing tells: print is the same on every copy,
 * so ink that many sides share does not count, and two sides without writing tell nothing.
 */
final class Likeness {
  /**
   * What is known of a side.
   *
   * @param nats how much speaks for its being a second scan
   * @param of of which side; −1 if of none
   * @param differs whether it bears the page number of that side but other writing
   * @param plain whether there is much writing that both have
   */
  record Twin(double nats, int of, boolean differs, boolean plain) {
    static final Twin NONE = new Twin(-OTHER, -1, false, false);
    static final Twin UNKNOWN = new Twin(0, -1, false, false);
  }

  /** Cells of writing below which a side tells nothing. */
  private static final int LEAST_WRITING = 60;

  /** Cells of writing from which likeness is no accident: five lines of it. */
  private static final int MUCH_WRITING = 400;

  /** Part of the writing, on the grid of 2 mm, that must be found for a closer look. */
  private static final double SIMILAR = 0.8;

  /** The same on the grid of 1 mm: hands on the same ruled lines share 0.7 of their ink. */
  private static final double SAME = 0.96;

  private static final double DIFFERENT = 0.88;

  /** Nats that the same writing speaks for a second scan. */
  private static final double CLEAR = 14;

  /** Nats that other writing speaks against it: a second scan may be cut off, or pale. */
  private static final double OTHER = 3;

  /** A number that two sides bear is one side scanned twice. */
  private static final double NUMBERED = 60;

  /** Millimetres that a second scan may lie elsewhere, once both are aligned by their print. */
  private static final int REACH = 4;

  private final List<SideLook> sides;
  private final InkMap[] writing;
  private final InkMap[] wide;
  private final int[] amount;
  private final AlignedInk ink;
  private final InkMap print;
  private final boolean knowsPrint;

  /**
   * Prepares to compare.
   *
   * @param print what is printed on any of the sides
   * @param knowsPrint whether all print is known: else likeness may be print, and proves nothing
   */
  Likeness(List<SideLook> sides, AlignedInk ink, InkMap print, boolean knowsPrint) {
    this.sides = sides;
    this.ink = ink;
    this.knowsPrint = knowsPrint;
    InkMap near = print.widened().widened();
    this.print = near.fine();
    this.writing =
        IntStream.range(0, sides.size())
            .mapToObj(i -> ink.of(i, false).ink().without(near))
            .toArray(InkMap[]::new);
    this.wide = Arrays.stream(writing).map(InkMap::widened).toArray(InkMap[]::new);
    this.amount = Arrays.stream(writing).mapToInt(InkMap::count).toArray();
  }

  /** The likeness of each side to those before it. */
  Twin[] twins() {
    return IntStream.range(0, sides.size()).mapToObj(this::twin).toArray(Twin[]::new);
  }

  /**
   * A side that bears the number of an earlier one: it was scanned again, unless what is written on
   * them differs; then a person must see both.
   */
  static Twin sameNumber(Twin byWriting, int earlier) {
    return new Twin(NUMBERED, earlier, byWriting.nats() < 0, true);
  }

  private Twin twin(int side) {
    if (amount[side] < LEAST_WRITING) {
      return Twin.UNKNOWN;
    }
    Twin best = Twin.NONE;
    for (int other = side - 1; other >= 0; other--) {
      boolean similar =
          wide[other].common(writing[side]) >= SIMILAR * amount[side]
              && wide[side].common(writing[other]) >= SIMILAR * amount[other];
      double nats = similar ? nats(closer(side, other)) : -OTHER;
      if (nats > best.nats()) {
        best = new Twin(nats, other, false, amount[side] >= MUCH_WRITING);
      }
    }
    return knowsPrint ? best : new Twin(Math.min(0, best.nats()), -1, false, false);
  }

  /** Part of the ink that both have, wherever they lie, on the grid of 1 mm. */
  private double closer(int side, int other) {
    InkMap mine = strokes(side);
    InkMap theirs = strokes(other);
    InkMap wideMine = mine.widened();
    InkMap wideTheirs = theirs.widened();
    double best = 0;
    for (int down = -REACH; down <= REACH; down++) {
      for (int right = -REACH; right <= REACH; right++) {
        double found =
            Math.min(
                (double) wideTheirs.common(mine, right, down) / mine.count(),
                (double) wideMine.common(theirs, -right, -down) / theirs.count());
        best = Math.max(best, found);
      }
    }
    return best;
  }

  private InkMap strokes(int side) {
    AlignedInk.Aligned aligned = ink.of(side, false);
    return sides
        .get(side)
        .strokes()
        .moved(InkMap.CELL * aligned.right(), InkMap.CELL * aligned.down())
        .without(print);
  }

  private static double nats(double same) {
    double part = (same - DIFFERENT) / (SAME - DIFFERENT);
    return Math.clamp(-OTHER + (CLEAR + OTHER) * part, -OTHER, CLEAR);
  }
}
