package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.korrigo.exams.scan.geometry.Reading.Part;
import org.korrigo.exams.scan.geometry.SheetSequence.Step;

/**
 * How far the sides of a batch lie to the right of where most of them lie. Each is laid over the
 * others at its place of a copy, and lightly over all, so that it has ink where they do and none
 * where they have none. Handwriting counts as print does: where little is printed and pupils'
 * margins differ, the sides seem to lie anywhere. A code tells it of its side, unless print on the
 * whole side tells otherwise.
 */
final class Offsets {
  /** Sides below which there is nothing to lay one over. */
  private static final int LEAST_SIDES = 4;

  /** How often all are laid, at most, over where the others were put. */
  private static final int ROUNDS = 3;

  /** Cells by which print may lie off: domain §8, a gutter off by 2 % is 8.4 mm. */
  private static final int REACH_OF_PRINT = 6;

  /** The same of writing, as pupils' margins differ too. */
  private static final int REACH_OF_WRITING = 10;

  /** Millimetres within which sides lie at one place. */
  static final double NEAR = 2.5;

  /** Nats that a cell of ink is worth on average where the sides have most of it in common. */
  private static final double PRINTED = 0.45;

  /** Sides below which handwriting may have as much in common as print. */
  private static final int LEAST_OF_PRINT = 12;

  /** The part of the sides without a form that print puts at one place, at least. */
  private static final double ONE_PLACE = 0.75;

  private final double[] offsets;
  private final boolean[] clear;
  private final boolean[] coded;
  private final boolean measured;
  private final boolean settled;
  private final boolean printed;
  private final boolean told;

  /**
   * Measures.
   *
   * @param steps where the sides belong; the others lie where most do
   * @param places of a copy
   * @param formed whether a side shows a form for a name
   * @param byCodes how far each side lies to the right by its codes; NaN where they do not tell
   */
  Offsets(
      List<SideLook> sides,
      List<Step> steps,
      int places,
      Predicate<Part> formed,
      double[] byCodes) {
    this.offsets = new double[sides.size()];
    this.clear = new boolean[sides.size()];
    this.coded = new boolean[sides.size()];
    List<LaidSide> laid = laid(sides, steps, places);
    measured = laid.size() >= LEAST_SIDES;
    if (measured) {
      lay(laid, places, REACH_OF_PRINT);
    }
    boolean common = measured && areCommon(laid, formed);
    printed = common && laid.size() >= LEAST_OF_PRINT;
    if (measured && !printed) {
      lay(laid, places, REACH_OF_WRITING);
    }
    double[] all = laid.stream().mapToDouble(LaidSide::offset).toArray();
    double most = crowded(all);
    settled = measured && 2 * near(all, most) >= all.length;
    told = settled && (printed || common && near(all, most) == all.length);
    for (LaidSide side : laid) {
      double offset = side.offset() - most;
      offsets[side.part().side()] = side.part().turned() ? -offset : offset;
      clear[side.part().side()] = side.isClear();
    }
    for (int side = 0; side < byCodes.length; side++) {
      boolean contradicts = printed && Math.abs(byCodes[side] - offsets[side]) > 2 * NEAR;
      coded[side] = !Double.isNaN(byCodes[side]) && !(settled && contradicts);
      if (coded[side]) {
        offsets[side] = byCodes[side];
        clear[side] = true;
      }
    }
  }

  private static void lay(List<LaidSide> sides, int places, int reach) {
    boolean moved = true;
    for (int round = 0; moved && round < ROUNDS; round++) {
      OddsOfInk odds = new OddsOfInk(sides, places);
      sides.forEach(side -> side.fit(odds, reach));
      moved = sides.stream().anyMatch(LaidSide::isMisplaced);
      sides.forEach(LaidSide::move);
    }
  }

  /**
   * Whether the sides have in common what print has. Forms for a name are print; sides without one
   * are only if they lie at one place as print does.
   */
  private static boolean areCommon(List<LaidSide> sides, Predicate<Part> formed) {
    double[] others =
        sides.stream()
            .filter(side -> !formed.test(side.part()))
            .mapToDouble(LaidSide::offset)
            .toArray();
    boolean lieAtOnePlace =
        others.length == sides.size() || near(others, crowded(others)) >= ONE_PLACE * others.length;
    return lieAtOnePlace
        && sides.stream().mapToDouble(LaidSide::fit).sum()
            >= PRINTED * sides.stream().mapToInt(LaidSide::size).sum();
  }

  /** Millimetres to the right of where most sides lie, as the side lies. */
  double of(int side) {
    return offsets[side];
  }

  /** The same of a side once it is upright. */
  double of(Part part) {
    return part.turned() ? -of(part.side()) : of(part.side());
  }

  /** Whether a code told it. */
  boolean isByCode(int side) {
    return coded[side];
  }

  /** Whether two sides clearly lie there, and not elsewhere. */
  boolean areClear(Part one, Part other) {
    return clear[one.side()] && clear[other.side()];
  }

  /** Whether print, which nobody can have put elsewhere, is most of what is on the sides. */
  boolean areOfPrint() {
    return printed;
  }

  /** Whether most sides lie at one place; of a few sides nothing tells. */
  boolean areSettled() {
    return settled;
  }

  /**
   * Whether print tells how they lie; of a few sides, which handwriting may have as much in common,
   * only if all lie at one place.
   */
  boolean areTold() {
    return told;
  }

  /** Whether they lie at so many places that none is that of most. */
  boolean areScattered() {
    return measured && !settled;
  }

  /** The place at which most are. */
  static double crowded(double[] places) {
    return DoubleStream.of(places)
        .boxed()
        .max(
            Comparator.<Double>comparingLong(place -> near(places, place))
                .thenComparing(place -> -Math.abs(place)))
        .orElse(0.0);
  }

  static long near(double[] places, double place) {
    return DoubleStream.of(places).filter(other -> Math.abs(other - place) <= NEAR).count();
  }

  private static List<LaidSide> laid(List<SideLook> sides, List<Step> steps, int places) {
    List<LaidSide> laid = new ArrayList<>();
    for (Step step : steps) {
      for (Part part : step.reading().parts()) {
        SideLook side = sides.get(part.side());
        if (side.isReadable()) {
          InkMap ink = part.turned() ? side.ink().upsideDown() : side.ink();
          laid.add(new LaidSide(part, (2 * step.sheet() + part.place()) % places, ink.widened()));
        }
      }
    }
    return laid;
  }
}
