package org.korrigo.grading.finalisation;

import java.awt.geom.Point2D;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The points of a grid in growing square rings around a centre: the nearest first. */
final class NearbyPoints {
  /** The most rings that there are. */
  static final int RINGS = 40;

  /** A grid cell is wider than high, as markers with long numbers are. */
  private static final double WIDER = 1.3;

  private static final List<Step> STEPS =
      IntStream.rangeClosed(0, RINGS).boxed().flatMap(NearbyPoints::ring).toList();

  private record Step(int right, int down) {
    int ring() {
      return Math.max(Math.abs(right), Math.abs(down));
    }
  }

  private NearbyPoints() {}

  /**
   * The points, beginning with the centre.
   *
   * @param distance between two of them
   * @param rings at most {@link #RINGS}
   */
  static Stream<Point2D> around(Point2D centre, double distance, int rings) {
    return STEPS.stream()
        .takeWhile(step -> step.ring() <= rings)
        .map(
            step ->
                new Point2D.Double(
                    centre.getX() + step.right() * distance * WIDER,
                    centre.getY() + step.down() * distance));
  }

  private static Stream<Step> ring(int radius) {
    return IntStream.rangeClosed(-radius, radius)
        .boxed()
        .flatMap(
            right -> IntStream.rangeClosed(-radius, radius).mapToObj(down -> new Step(right, down)))
        .filter(step -> step.ring() == radius);
  }
}
