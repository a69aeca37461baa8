package org.korrigo.exams.scan.geometry;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether a side is another one scanned again, the same way up or not. Only writing tells: print is
 * the same on every copy, so ink that many sides share does not count, and two sides without
 * writing tell nothing.
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

  /**
   * What is on a side, lying one way.
   *
   * @param written ink that is not printed, where it lies
   * @param wide all ink, and the cells around it
   * @param amount cells of writing
   * @param right cells by which its print is to the left of that of most sides
   * @param down cells by which it is above
   */
  private record Writing(InkMap written, InkMap wide, int amount, int right, int down) {}

  /** Cells of writing below which a side tells nothing. */
  private static final int LEAST_WRITING = 60;

  /** Cells of writing from which likeness is no accident: five lines of it. */
  private static final int MUCH_WRITING = 400;

  /** Part of the writing, on the grid of 2 mm, that must be found for a closer look. */
  private static final double SIMILAR = 0.8;

  /** The same before a side is moved to where it is most alike. */
  private static final double NEARLY_SIMILAR = 0.5;

  /** The same on the grid of 1 mm: hands on the same ruled lines share 0.7 of their ink. */
  private static final double SAME = 0.96;

  private static final double DIFFERENT = 0.88;

  /** Nats that the same writing speaks for a second scan. */
  private static final double CLEAR = 14;

  /** Nats that other writing speaks against it: a second scan may be cut off, or pale. */
  private static final double OTHER = 3;

  /** A number that two sides bear is one side scanned twice. */
  private static final double NUMBERED = 60;

  private final List<SideLook> sides;
  private final List<Writing[]> writing;
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
            .mapToObj(i -> new Writing[] {writing(i, false, near), writing(i, true, near)})
            .toList();
  }

  private Writing writing(int side, boolean turned, InkMap print) {
    AlignedInk.Aligned aligned = ink.of(side, turned);
    InkMap written = aligned.ink().without(print).moved(-aligned.right(), -aligned.down());
    InkMap all = sides.get(side).ink();
    return new Writing(
        written,
        (turned ? all.upsideDown() : all).widened(),
        written.count(),
        aligned.right(),
        aligned.down());
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
    int amount = writing.get(side)[0].amount();
    if (amount < LEAST_WRITING) {
      return Twin.UNKNOWN;
    }
    Twin best = Twin.NONE;
    for (int other = side - 1; other >= 0; other--) {
      for (boolean turned : new boolean[] {false, true}) {
        double nats = isSimilar(side, other, turned) ? nats(closer(side, other, turned)) : -OTHER;
        if (nats > best.nats()) {
          best = new Twin(nats, other, false, amount >= MUCH_WRITING);
        }
      }
    }
    return knowsPrint ? best : new Twin(Math.min(0, best.nats()), -1, false, false);
  }

  /**
   * Whether most of the writing of each is where the other has ink: as their print aligns them, or
   * as they lie, where there is too little print to align them by.
   */
  private boolean isSimilar(int side, int other, boolean turned) {
    Writing mine = writing.get(side)[0];
    Writing theirs = writing.get(other)[turned ? 1 : 0];
    int right = mine.right() - theirs.right();
    int down = mine.down() - theirs.down();
    if (isSimilar(mine, theirs, -right, -down, SIMILAR)) {
      return true;
    }
    if (!isSimilar(mine, theirs, 0, 0, NEARLY_SIMILAR)) {
      return false;
    }
    for (int y = -1; y <= 1; y++) {
      for (int x = -1; x <= 1; x++) {
        if (isSimilar(mine, theirs, x, y, SIMILAR)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isSimilar(Writing mine, Writing theirs, int right, int down, double part) {
    return mine.written().common(theirs.wide(), right, down) >= part * mine.amount()
        && theirs.written().common(mine.wide(), -right, -down) >= part * theirs.amount();
  }

  /**
   * Part of the writing that both have, wherever they lie, on the grid of 1 mm. Ink of one of them
   * that the other does not have is no print, so all ink is compared: it holds them in place.
   */
  private double closer(int side, int other, boolean turned) {
    UnsharedInk unshared = UnsharedInk.of(strokes(side, false), strokes(other, turned));
    return 1
        - Math.max(
            (double) unshared.mine() / written(side, false),
            (double) unshared.theirs() / written(other, turned));
  }

  private InkMap strokes(int side, boolean turned) {
    InkMap strokes = sides.get(side).strokes();
    return turned ? strokes.upsideDown() : strokes;
  }

  /** Cells of writing on the grid of 1 mm. */
  private int written(int side, boolean turned) {
    AlignedInk.Aligned aligned = ink.of(side, turned);
    return strokes(side, turned)
        .moved(InkMap.CELL * aligned.right(), InkMap.CELL * aligned.down())
        .without(print)
        .count();
  }

  private static double nats(double same) {
    double part = (same - DIFFERENT) / (SAME - DIFFERENT);
    return Math.clamp(-OTHER + (CLEAR + OTHER) * part, -OTHER, CLEAR);
  }
}
