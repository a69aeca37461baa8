package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.korrigo.exams.scan.geometry.BatchPlan.Face;
import org.korrigo.exams.scan.geometry.Reading.Part;
import org.korrigo.exams.scan.geometry.SheetSequence.Step;

/**
 * Where each side is folded: where its own picture shows a fold, or else where the fold of the
 * other sides is once what is printed coincides with theirs; in the middle if nothing speaks
 * against it. What looks like a fold may be a ruled line, and what lies elsewhere may be a writer's
 * margin: what only one of them says is asked.
 */
final class Folds {
  /** Told of a batch of which sheets are cut although nothing shows where. */
  static final String IN_THE_MIDDLE =
      "Sheets of this scan show no fold, and what is on them does not tell how they were fed: they"
          + " were cut in or near the middle. Look whether a page is cut off.";

  /** Told of a batch whose sides show a line at one place that is not the middle. */
  static final String OFF_THE_MIDDLE =
      "Most sides of this scan show a line at one place off the middle. It was taken for their fold"
          + " and they were cut there: look whether a page is cut off, as it may be ruled.";

  /** Millimetres from the middle within which the middle is as good as any other place. */
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
  private final double usual;
  private final boolean shown;

  /**
   * Finds them.
   *
   * @param steps where the sides belong
   * @param places of a copy
   * @param byCodes millimetres by which each side lies to the right, told by its codes; NaN where
   *     they do not tell
   */
  static Folds of(List<SideLook> sides, List<Step> steps, int places, double[] byCodes) {
    Offsets offsets = new Offsets(sides, steps, places, byCodes);
    return new Folds(sides, offsets, new Feeding(offsets, steps));
  }

  /** Of a side that is looked at for itself. */
  static Folds alone(SideLook side) {
    return of(List.of(side), List.of(), 1, new double[] {Double.NaN});
  }

  private Folds(List<SideLook> sides, Offsets offsets, Feeding feeding) {
    this.sides = sides;
    this.offsets = offsets;
    this.feeding = feeding;
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
    return 5 * near >= 4 * places.length ? nearMiddle(median) : MIDDLE;
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
    return feeding.isUnsteady(recto, verso) && !areBornOut(recto, verso);
  }

  /**
   * Whether it is not told where a sheet is folded: what is on it lies far from where most sides
   * have it, or apart on its two sides, no fold bears it out, and it may be its writer's margin.
   */
  boolean areElsewhere(Part recto, Part verso) {
    if (areBornOut(recto, verso)) {
      return false;
    }
    if (!offsets.areOfPrint() && offsets.isByCode(recto.side()) != offsets.isByCode(verso.side())) {
      return true;
    }
    if (feeding.areApart(recto, verso)) {
      return !feeding.isBelieved(recto, verso);
    }
    return offsets.areSettled() ? isFar(recto) || isFar(verso) : !feeding.areAlike(recto, verso);
  }

  /** Whether a side shows a fold where neither the others' folds nor what is on it have it. */
  boolean areContradicted(Part recto, Part verso) {
    return isContradicted(recto.side()) || isContradicted(verso.side());
  }

  private boolean isContradicted(int side) {
    double own = sides.get(side).fold();
    boolean agrees = isNear(own, usual + printed(side)) || isNear(own, usual + offset(side));
    return !Double.isNaN(own) && !agrees;
  }

  /** Whether a sheet is cut where most are although nothing tells how it was fed. */
  boolean areGuessed(Part recto, Part verso) {
    return (!offsets.areSettled() || offsets.areByChance()) && !areBornOut(recto, verso);
  }

  /** Whether what most sides show as their fold is so far off that it may be printed. */
  boolean areOffTheMiddle() {
    return !isNear(usual, MIDDLE);
  }

  private boolean areBornOut(Part recto, Part verso) {
    return isBornOut(recto) && isBornOut(verso);
  }

  /** Whether more than handwriting tells where a side is folded, and how it was fed. */
  private boolean isBornOut(Part part) {
    int side = part.side();
    return offsets.isByCode(side) || isNear(sides.get(side).fold(), usual + printed(side));
  }

  private static boolean isNear(double place, double other) {
    return Math.abs(place - other) <= AGREEMENT;
  }

  private boolean isFar(Part part) {
    return !isBornOut(part) && Math.abs(offsets.of(part)) > AGREEMENT;
  }

  /** The face that a side is when it lies so. */
  Face face(int side, boolean turned) {
    SideLook look = sides.get(side);
    double skew = Math.abs(look.skew()) >= ASKEW ? look.skew() : 0;
    double fold = fold(side);
    int turn = (look.isStoredUpright() ? 90 : 0) + (turned ? 180 : 0);
    return new Face(
        look.side(), turn, skew, (turned ? SideGrid.WIDTH - fold : fold) / SideGrid.WIDTH);
  }

  /** Millimetres from the left of the side as it lies. */
  private double fold(int side) {
    double own = sides.get(side).fold();
    return nearMiddle(Double.isNaN(own) ? usual + offset(side) : own);
  }

  private static double nearMiddle(double place) {
    return Math.abs(place - MIDDLE) <= NEAR ? MIDDLE : place;
  }

  /** How far print has a side lie to the right; 0 where that is not known. */
  private double printed(int side) {
    return offsets.areOfPrint() || offsets.isByCode(side) ? offset(side) : 0;
  }

  /** How far a side lies to the right, in millimetres; 0 where that is not known. */
  private double offset(int side) {
    return offsets.areSettled() || offsets.isByCode(side) ? offsets.of(side) : 0;
  }
}
