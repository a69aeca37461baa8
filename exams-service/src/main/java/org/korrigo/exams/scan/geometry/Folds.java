package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.korrigo.exams.scan.geometry.BatchPlan.Face;
import org.korrigo.exams.scan.geometry.Reading.Part;
import org.korrigo.exams.scan.geometry.SheetSequence.Step;

/**
 * Where each side is folded: where its own picture shows a fold, or else where the fold of the
 * other sides is once what is printed coincides with theirs; in the middle if nothing speaks
 * against it. What looks like a fold may be a ruled line, and what lies elsewhere may be a writer's
 * margin: what only one of them says is asked. A person's word for where the sheets are folded
 * stands for the other sides' folds, and is above what handwriting tells.
 */
final class Folds {
  /** Told of a batch of which sheets are cut although at most handwriting tells where. */
  static final String BY_WRITING =
      "Sheets of this scan show no fold, and nothing printed tells how they were fed: they were cut"
          + " in the middle or where their handwriting lies, which does not tell of a side that was"
          + " fed off by as much as its writer's margin differs. Look whether a page is cut off.";

  /** Told of a batch whose sides show a line at one place that is not the middle. */
  static final String OFF_THE_MIDDLE =
      "Most sides of this scan show a line at one place off the middle. It was taken for their fold"
          + " and they were cut there: look whether a page is cut off, as it may be ruled.";

  /** Millimetres from the middle, or where a person says, within which that is as good a place. */
  private static final double NEAR = 2.5;

  /** Millimetres by which a side's own fold and the batch's may differ. */
  private static final double AGREEMENT = 5;

  /** Degrees from which a side is worth straightening. */
  static final double ASKEW = 1;

  /** How many sides may lie at another place for each that lies where most do. */
  private static final double RIVALS = 0.33;

  private static final double MIDDLE = SideGrid.WIDTH / 2.0;

  private final List<SideLook> sides;
  private final Offsets offsets;
  private final Feeding feeding;
  private final OptionalDouble said;
  private final double usual;
  private final boolean shown;

  /**
   * Finds them.
   *
   * @param steps where the sides belong
   * @param said where a person says that the sheets are folded, as a part of the width of each side
   *     once upright
   */
  static Folds of(List<SideLook> sides, List<Step> steps, BatchReading batch, OptionalDouble said) {
    Predicate<Part> formed = batch.forms()::isShown;
    Offsets offsets = new Offsets(sides, steps, batch.places(), formed, batch.offsetsByCodes());
    Feeding feeding = new Feeding(offsets, steps, formed);
    return new Folds(sides, offsets, feeding, said);
  }

  /** Of a side that is looked at for itself. */
  static Folds alone(SideLook side) {
    Predicate<Part> formed = part -> false;
    Offsets offsets = new Offsets(List.of(side), List.of(), 1, formed, new double[] {Double.NaN});
    Feeding feeding = new Feeding(offsets, List.of(), formed);
    return new Folds(List.of(side), offsets, feeding, OptionalDouble.empty());
  }

  private Folds(List<SideLook> sides, Offsets offsets, Feeding feeding, OptionalDouble said) {
    this.sides = sides;
    this.offsets = offsets;
    this.feeding = feeding;
    this.said = said;
    double[] places =
        IntStream.range(0, sides.size())
            .mapToDouble(i -> sides.get(i).fold() - printed(i))
            .filter(place -> !Double.isNaN(place))
            .sorted()
            .toArray();
    this.shown = 2 * places.length > sides.size();
    this.usual = usual(places);
  }

  /** Where nearly all folds are; the middle unless most sides show one, and at the same place. */
  private double usual(double[] places) {
    if (!shown) {
      return MIDDLE;
    }
    double median = places[places.length / 2];
    long near =
        DoubleStream.of(places).filter(place -> Math.abs(place - median) <= AGREEMENT).count();
    return 5 * near >= 4 * places.length ? rounded(median, MIDDLE) : MIDDLE;
  }

  /** Where a side is folded, as it lies, if it was fed as most were. */
  private double usual(Part part) {
    double place = said.isPresent() ? said.getAsDouble() * SideGrid.WIDTH : usual;
    return said.isPresent() && part.turned() ? SideGrid.WIDTH - place : place;
  }

  /** Whether a person says where the sheets are folded, and else only handwriting would tell. */
  private boolean areBySaying() {
    return said.isPresent() && areByWriting();
  }

  /** Whether nobody says where the sheets are folded, and a word would tell it. */
  boolean canBeSaid() {
    return said.isEmpty() && areByWriting();
  }

  /** Whether most of what is on the sides is no print. */
  boolean areByWriting() {
    return !offsets.areOfPrint();
  }

  /** Whether the sides show no fold and most of them do not lie at one place. */
  private boolean areUnsettled() {
    return !shown && offsets.areScattered();
  }

  /**
   * Whether most sides show no fold and, of the sides with the same print, no place is clearly the
   * one at which most of them lie.
   */
  boolean isDoubtful(List<Step> steps) {
    Map<Integer, List<Double>> places = new HashMap<>();
    for (Step step : steps) {
      for (Part part : step.reading().parts()) {
        places
            .computeIfAbsent(2 * step.sheet() + part.place(), place -> new ArrayList<>())
            .add(offsets.of(part.side()));
      }
    }
    return areUnsettled() || !shown && places.values().stream().anyMatch(Folds::hasRivals);
  }

  private static boolean hasRivals(List<Double> offsets) {
    double[] places = offsets.stream().mapToDouble(place -> place).toArray();
    double most = Offsets.crowded(places);
    double[] rest =
        DoubleStream.of(places).filter(place -> Math.abs(place - most) > AGREEMENT).toArray();
    return Offsets.near(rest, Offsets.crowded(rest)) > RIVALS * Offsets.near(places, most);
  }

  /** Whether no fold bears out a sheet that may be one of many that were fed off the middle. */
  boolean areUnsteady(Part recto, Part verso) {
    return !areBySaying() && feeding.isUnsteady(recto, verso) && !areBornOut(recto, verso);
  }

  /**
   * Whether it is not told where a sheet is folded: what is on it lies far from where most sides
   * have it, or apart on its two sides, no fold bears it out, and it may be its writer's margin; or
   * too little is written on it to tell where it lies. A person's word tells it unless a code or
   * two sides that lie apart show otherwise.
   */
  boolean areElsewhere(Part recto, Part verso) {
    if (areBornOut(recto, verso)) {
      return false;
    }
    if (areByWriting() && offsets.isByCode(recto.side()) != offsets.isByCode(verso.side())) {
      Part coded = offsets.isByCode(recto.side()) ? recto : verso;
      return said.isEmpty() || Math.abs(offsets.of(coded)) > AGREEMENT;
    }
    if (areBySaying()) {
      return feeding.isFedOff(recto, verso);
    }
    if (feeding.areApart(recto, verso)) {
      return !feeding.isBelieved(recto, verso);
    }
    return offsets.areSettled()
        ? isFar(recto) || isFar(verso) || areUnclear(recto, verso)
        : !feeding.areAlike(recto, verso);
  }

  /** Whether too little is written on a side to tell where it lies; print is told by all of it. */
  private boolean areUnclear(Part recto, Part verso) {
    return areByWriting() && !offsets.areClear(recto, verso);
  }

  /** Whether a side shows a fold where neither the others' folds nor what is on it have it. */
  boolean areContradicted(Part recto, Part verso) {
    return isContradicted(recto) || isContradicted(verso);
  }

  private boolean isContradicted(Part part) {
    int side = part.side();
    double own = sides.get(side).fold();
    boolean agrees =
        isNear(own, usual(part) + printed(side)) || isNear(own, usual(part) + offset(side));
    return !Double.isNaN(own) && !agrees;
  }

  /** Whether a sheet is cut although at most handwriting tells how it was fed. */
  boolean areGuessed(Part recto, Part verso) {
    return said.isEmpty() && !offsets.areTold() && !areBornOut(recto, verso);
  }

  /** Whether what most sides show as their fold is so far off that it may be printed. */
  boolean areOffTheMiddle() {
    return said.isEmpty() && !isNear(usual, MIDDLE);
  }

  private boolean areBornOut(Part recto, Part verso) {
    return isBornOut(recto) && isBornOut(verso);
  }

  /** Whether more than handwriting tells where a side is folded, and how it was fed. */
  private boolean isBornOut(Part part) {
    int side = part.side();
    return offsets.isByCode(side) || isNear(sides.get(side).fold(), usual(part) + printed(side));
  }

  private static boolean isNear(double place, double other) {
    return Math.abs(place - other) <= AGREEMENT;
  }

  private boolean isFar(Part part) {
    return !isBornOut(part) && Math.abs(offsets.of(part)) > AGREEMENT;
  }

  /** The face that a side is when it lies so. */
  Face face(Part part) {
    SideLook look = sides.get(part.side());
    double skew = Math.abs(look.skew()) >= ASKEW ? look.skew() : 0;
    double fold = fold(part);
    int turn = (look.isStoredUpright() ? 90 : 0) + (part.turned() ? 180 : 0);
    return new Face(
        look.side(), turn, skew, (part.turned() ? SideGrid.WIDTH - fold : fold) / SideGrid.WIDTH);
  }

  /** Millimetres from the left of the side as it lies. */
  private double fold(Part part) {
    double own = sides.get(part.side()).fold();
    double place = Double.isNaN(own) ? usual(part) + offset(part.side()) : own;
    return rounded(place, said.isPresent() ? usual(part) : MIDDLE);
  }

  private static double rounded(double place, double asGood) {
    return Math.abs(place - asGood) <= NEAR ? asGood : place;
  }

  /** How far print has a side lie to the right; 0 where that is not known. */
  private double printed(int side) {
    return offsets.areOfPrint() || offsets.isByCode(side) ? offset(side) : 0;
  }

  /** How far a side lies to the right, in millimetres; 0 where that is not known. */
  private double offset(int side) {
    boolean known = offsets.isByCode(side) || offsets.areSettled() && !areBySaying();
    return known ? offsets.of(side) : 0;
  }
}
