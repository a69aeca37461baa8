package org.korrigo.exams.scan.geometry;

import java.util.List;
import java.util.function.Predicate;
import org.korrigo.exams.scan.geometry.Reading.Part;
import org.korrigo.exams.scan.geometry.SheetSequence.Step;

/**
 * How sheets that show no fold were fed, told from where their two sides lie. A writer's margin is
 * the same on both: where they lie apart, one was fed off the middle. Which one, and how far, is
 * told by print; writing tells it of single sheets where no other lies but where most do.
 */
final class Feeding {
  /** Millimetres from which on two sides of a sheet lie apart, whatever is written on them. */
  private static final double APART = 5;

  /** Millimetres from which on they were fed off to either side: domain §8, twice 8.4. */
  private static final double OPPOSITE = 14;

  /** Sheets lying apart, for each of the batch, up to which they are single ones. */
  private static final double SINGLE = 1.0 / 8;

  /** Sheets of print of which both sides lie elsewhere, for each of which both lie with most. */
  private static final double SELDOM = 0.25;

  /** Sheets lying where most do that show that it is no chance where writers' margins differ. */
  private static final int COMMON = 5;

  private final Offsets offsets;
  private final Predicate<Part> formed;
  private int sheets;
  private int apart;
  private int where;
  private int elsewhere;

  /**
   * Counts.
   *
   * @param formed whether a side shows a form for a name
   */
  Feeding(Offsets offsets, List<Step> steps, Predicate<Part> formed) {
    this.offsets = offsets;
    this.formed = formed;
    for (Step step : steps) {
      List<Part> parts = step.reading().parts();
      for (int i = 0; i + 1 < parts.size(); i += 2) {
        count(parts.get(i), parts.get(i + 1));
      }
    }
  }

  private void count(Part recto, Part verso) {
    sheets++;
    if (areApart(recto, verso)) {
      apart++;
    } else if (areAlike(recto, verso) && offsets.areClear(recto, verso)) {
      boolean off = !isCommon(recto) || !isCommon(verso);
      where += off ? 0 : 1;
      elsewhere += off ? 1 : 0;
    }
  }

  /** Whether the two sides of a sheet lie apart: one of them, or both, were fed off the middle. */
  boolean areApart(Part recto, Part verso) {
    return distance(recto, verso) > APART;
  }

  /** Whether they lie as sides do of which none was fed off the middle. */
  boolean areAlike(Part recto, Part verso) {
    return distance(recto, verso) <= Offsets.NEAR;
  }

  /** Whether more lie apart than a feeder takes askew now and then. */
  private boolean areMany() {
    return apart > Math.max(1, SINGLE * sheets);
  }

  /**
   * Whether it is not told how a sheet was fed because many were fed off the middle: by writing,
   * any may have been, both sides alike as if by their writer's margin; by print, one whose sides
   * lie neither alike nor apart.
   */
  boolean isUnsteady(Part recto, Part verso) {
    boolean between = !areAlike(recto, verso) && !areApart(recto, verso);
    return areMany() && (between || !isTold());
  }

  private boolean isTold() {
    return offsets.areSettled() && offsets.areOfPrint();
  }

  /**
   * Whether the sides of a sheet that lie apart were surely fed where they lie, and have no margin
   * of their writer's in common.
   */
  boolean isBelieved(Part recto, Part verso) {
    boolean oneIsCommon = isCommon(recto) || isCommon(verso);
    return offsets.areSettled()
        && offsets.areClear(recto, verso)
        && (isTold()
            ? elsewhere <= SELDOM * where && (oneIsCommon || areOpposite(recto, verso))
            : elsewhere == 0 && where >= COMMON && oneIsCommon);
  }

  /**
   * Whether handwriting shows that one side of a sheet was fed off the middle, whatever its
   * writer's margin: they lie apart, and not because a form is printed on one of them.
   */
  boolean isFedOff(Part recto, Part verso) {
    return areApart(recto, verso) && formed.test(recto) == formed.test(verso);
  }

  /** Whether they lie off to either side, by as much. */
  private boolean areOpposite(Part recto, Part verso) {
    return distance(recto, verso) >= OPPOSITE
        && Math.abs(offsets.of(recto) + offsets.of(verso)) <= APART;
  }

  /** Whether a side lies where most do. */
  private boolean isCommon(Part part) {
    return Math.abs(offsets.of(part)) <= Offsets.NEAR;
  }

  private double distance(Part recto, Part verso) {
    return Math.abs(offsets.of(recto) - offsets.of(verso));
  }
}
