package org.korrigo.exams.scan.geometry;

import java.awt.Rectangle;

/** Whether nothing at all is on a side. Strict: the faintest pencil stroke is something. */
final class Blankness {
  /** Grey levels on a pixel of 1 mm; the grain of paper averages out to about 1. */
  private static final int FAINT = 5;

  /** Pixels beside each other that make a stroke and not a speck of dust. */
  private static final int STROKE = 4;

  /** Where the shadow of the fold may be. */
  private static final int FOLD_FROM = SideGrid.WIDTH / 2 - 14;

  private static final int FOLD_TO = SideGrid.WIDTH / 2 + 14;

  /** The glass shows its own edges further in than ink is looked for elsewhere. */
  private static final int EDGE = 8;

  private Blankness() {}

  /** A folded sheet. */
  static boolean isWhite(int[] darkness) {
    return isWhite(darkness, new Rectangle(0, 0, SideGrid.WIDTH, SideGrid.HEIGHT), true);
  }

  /**
   * A page.
   *
   * @param page where it lies on the grid
   */
  static boolean isWhite(int[] darkness, Rectangle page) {
    return isWhite(darkness, page, false);
  }

  private static boolean isWhite(int[] darkness, Rectangle paper, boolean folded) {
    for (int y = paper.y + EDGE; y < paper.y + paper.height - EDGE - 2; y++) {
      for (int x = paper.x + EDGE; x < paper.x + paper.width - EDGE - 2; x++) {
        boolean atFold = folded && x >= FOLD_FROM && x <= FOLD_TO;
        if (!atFold && darkness[y * SideGrid.WIDTH + x] >= FAINT && stroke(darkness, x, y)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean stroke(int[] darkness, int x, int y) {
    int found = 0;
    for (int dy = -2; dy <= 2; dy++) {
      for (int dx = -2; dx <= 2; dx++) {
        found += darkness[(y + dy) * SideGrid.WIDTH + x + dx] >= FAINT ? 1 : 0;
      }
    }
    return found >= STROKE;
  }
}
