package org.korrigo.exams.scan.geometry;

import java.awt.Rectangle;
import org.korrigo.exams.scan.sheet.SidePreview;

/**
 * What a side shows that is one page and no folded sheet.
 *
 * @param white whether nothing is on it; a side that came out dark all over is not white
 * @param ink in the middle of the grid of a folded sheet, so that upside down it lies there too
 * @param boxes rows of letter boxes at its top, as {@link LetterBoxes#atTheTop} counts them on the
 *     right half of a sheet: at 1 as it lies, at 3 upside down
 */
@SuppressWarnings("ArrayRecordComponent")
record SinglePage(boolean white, InkMap ink, int[] boxes) {
  private static final double MILLIMETRES_PER_INCH = 25.4;

  /** Grey level that paper exceeds, however dirty. */
  private static final int DARK = 128;

  static SinglePage of(SidePreview preview, double identityZone) {
    double scale = preview.dpi() / MILLIMETRES_PER_INCH;
    SideGrid grid = SideGrid.of(preview.luma(), preview.width(), preview.height(), scale);
    Rectangle middle = SideGrid.middle(preview.width(), preview.height(), scale);
    int[] darkness = grid.moved(middle.x, middle.y).darkness();
    return new SinglePage(
        !isDark(preview.luma()) && Blankness.isWhite(darkness, middle),
        SideGrid.map(SideGrid.inkPixels(darkness), InkMap.CELL),
        new int[] {0, rows(grid, identityZone), 0, rows(upsideDown(preview, scale), identityZone)});
  }

  /** On the left half of the grid, where no other page is. */
  private static int rows(SideGrid grid, double identityZone) {
    int[] pixels = SideGrid.inkPixels(grid.darkness());
    return LetterBoxes.atTheTop(SideGrid.picture(pixels), identityZone)[0];
  }

  private static SideGrid upsideDown(SidePreview preview, double scale) {
    byte[] luma = preview.luma();
    byte[] turned = new byte[luma.length];
    for (int i = 0; i < luma.length; i++) {
      turned[i] = luma[luma.length - 1 - i];
    }
    return SideGrid.of(turned, preview.width(), preview.height(), scale);
  }

  private static boolean isDark(byte[] luma) {
    long sum = 0;
    for (byte grey : luma) {
      sum += grey & 255;
    }
    return sum < (long) DARK * luma.length;
  }
}
