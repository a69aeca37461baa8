package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.korrigo.exams.scan.geometry.AlignedInk.Aligned;
import org.korrigo.exams.scan.geometry.BatchPlan.Face;
import org.korrigo.exams.scan.geometry.SheetSequence.Step;

/**
 * Where each side is folded: where its own picture shows a fold, or else where the fold of the
 * other sides is once its print coincides with theirs; in the middle if nothing speaks against it.
 */
final class Folds {
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
  private final AlignedInk ink;
  private final double usual;
  private final boolean shown;

  Folds(List<SideLook> sides, AlignedInk ink) {
    this.sides = sides;
    this.ink = ink;
    double[] places =
        IntStream.range(0, sides.size())
            .mapToDouble(i -> sides.get(i).fold() + shift(i))
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

  /**
   * Whether most sides show no fold and, of the sides with the same print, no place is clearly the
   * one at which most of them lie.
   */
  boolean isDoubtful(List<Step> steps) {
    Map<Integer, List<Double>> shifts = new HashMap<>();
    for (Step step : steps) {
      for (Reading.Part part : step.reading().parts()) {
        shifts
            .computeIfAbsent(2 * step.sheet() + part.place(), place -> new ArrayList<>())
            .add(shift(part.side()));
      }
    }
    return !shown && shifts.values().stream().anyMatch(Folds::hasRivals);
  }

  private static boolean hasRivals(List<Double> places) {
    double[] shifts = places.stream().mapToDouble(place -> place).toArray();
    double most = crowded(shifts);
    double[] rest =
        DoubleStream.of(shifts).filter(shift -> Math.abs(shift - most) > AGREEMENT).toArray();
    return near(rest, crowded(rest)) > RIVALS * near(shifts, most);
  }

  private static double crowded(double[] shifts) {
    return DoubleStream.of(shifts)
        .boxed()
        .max(Comparator.comparing(shift -> near(shifts, shift)))
        .orElse(0.0);
  }

  private static long near(double[] shifts, double place) {
    return DoubleStream.of(shifts).filter(shift -> Math.abs(shift - place) <= NEAR).count();
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
    double expected = usual - shift(side);
    if (!Double.isNaN(own) && Math.abs(own - expected) <= AGREEMENT) {
      return nearMiddle(own);
    }
    return nearMiddle(expected);
  }

  private static double nearMiddle(double place) {
    return Math.abs(place - MIDDLE) <= NEAR ? MIDDLE : place;
  }

  /**
   * How far the side, as it lies, had to be moved to the right for its print to coincide with the
   * others', in millimetres: a side that lies upside down among them coincides when it is turned.
   */
  private double shift(int side) {
    if (!ink.canAlign()) {
      return 0;
    }
    Aligned asItLies = ink.of(side, false);
    Aligned turned = ink.of(side, true);
    int cells = asItLies.common() >= turned.common() ? asItLies.right() : -turned.right();
    return cells * (double) InkMap.CELL;
  }
}
