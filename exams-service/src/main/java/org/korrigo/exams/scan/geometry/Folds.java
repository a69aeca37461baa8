package org.korrigo.exams.scan.geometry;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.korrigo.exams.scan.geometry.AlignedInk.Aligned;
import org.korrigo.exams.scan.geometry.BatchPlan.Face;

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
  private static final double ASKEW = 1;

  private static final double MIDDLE = SideGrid.WIDTH / 2.0;

  private final List<SideLook> sides;
  private final AlignedInk ink;
  private final double usual;

  Folds(List<SideLook> sides, AlignedInk ink) {
    this.sides = sides;
    this.ink = ink;
    double[] places =
        IntStream.range(0, sides.size())
            .mapToDouble(i -> sides.get(i).fold() + shift(i))
            .filter(place -> !Double.isNaN(place))
            .sorted()
            .toArray();
    this.usual = usual(places, sides.size());
  }

  /** Where nearly all folds are; the middle unless most sides show one, and at the same place. */
  private static double usual(double[] places, int sides) {
    if (2 * places.length <= sides) {
      return MIDDLE;
    }
    double median = places[places.length / 2];
    long near =
        DoubleStream.of(places).filter(place -> Math.abs(place - median) <= AGREEMENT).count();
    return 5 * near >= 4 * places.length ? nearMiddle(median) : MIDDLE;
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
