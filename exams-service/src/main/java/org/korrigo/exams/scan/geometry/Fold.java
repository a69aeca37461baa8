package org.korrigo.exams.scan.geometry;

/**
 * Where a sheet is folded: a fine line, darker than what is beside it, down the whole side. Where
 * two are, one of them may be ruled, and neither is taken for the fold.
 */
final class Fold {
  /** Millimetres from the middle within which a fold is looked for: 4 % either way. */
  private static final int REACH = 17;

  private static final int MIDDLE = SideGrid.WIDTH / 2;

  /** Mean darkness of a fold's line beside its neighbours. */
  private static final double LINE = 1.2;

  /** Part of the rows that must show it: a stroke of writing is not that long. */
  private static final double LINE_ROWS = 0.6;

  /** Millimetres over which one line spreads. */
  private static final int WIDE = 4;

  private Fold() {}

  /**
   * The place in millimetres from the left of the straightened side, or NaN.
   *
   * @param skew of the picture, in degrees
   */
  static double in(SideGrid picture, double skew) {
    double slope = Math.tan(Math.toRadians(skew));
    double best = LINE;
    double place = Double.NaN;
    int first = 0;
    int last = 0;
    for (int x = MIDDLE - REACH; x <= MIDDLE + REACH; x++) {
      double sum = 0;
      int rows = 0;
      for (int y = 0; y < SideGrid.HEIGHT; y++) {
        int at = (int) Math.round(x - (y - SideGrid.HEIGHT / 2.0) * slope);
        int beside = (picture.at(at - 3, y) + picture.at(at + 3, y)) / 2;
        int darker = Math.clamp(beside - picture.at(at, y), -10, 10);
        sum += darker;
        rows += darker > 0 ? 1 : 0;
      }
      double line = sum / SideGrid.HEIGHT;
      if (line > LINE && rows > LINE_ROWS * SideGrid.HEIGHT) {
        first = first == 0 ? x : first;
        last = x;
        place = line > best ? x + 0.5 : place;
        best = Math.max(best, line);
      }
    }
    return last - first <= WIDE ? place : Double.NaN;
  }
}
