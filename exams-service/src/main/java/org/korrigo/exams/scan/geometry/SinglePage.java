package org.korrigo.exams.scan.geometry;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import org.korrigo.exams.scan.sheet.SidePreview;

/**
 * What a side shows that is one page and no folded sheet.
 *
 * @param white whether nothing is on it, however long it is; a side that came out dark all over is
 *     not white
 * @param ink in the middle of the grid of a folded sheet, so that upside down it lies there too
 * @param strokes the same on a grid of 1 mm
 * @param boxes rows of letter boxes at its top, as {@link LetterBoxes#atTheTop} counts them on the
 *     right half of a sheet: at 1 as it lies, at 3 upside down
 */
@SuppressWarnings("ArrayRecordComponent")
record SinglePage(boolean white, InkMap ink, InkMap strokes, int[] boxes) {
  private static final double MILLIMETRES_PER_INCH = 25.4;

  /** Grey level that paper exceeds, however dirty. */
  private static final int DARK = 128;

  /** Millimetres that parts of a page have in common: what {@link Blankness} leaves out of each. */
  private static final int OVERLAP = 21;

  static SinglePage of(SidePreview preview, double identityZone) {
    double scale = preview.dpi() / MILLIMETRES_PER_INCH;
    SideGrid grid = SideGrid.of(preview.luma(), preview.width(), preview.height(), scale);
    Rectangle middle = SideGrid.middle(preview.width(), preview.height(), scale);
    int[] pixels = SideGrid.inkPixels(grid.moved(middle.x, middle.y).darkness());
    return new SinglePage(
        !isDark(preview.luma()) && isWhite(preview, scale),
        SideGrid.map(pixels, InkMap.CELL),
        SideGrid.map(pixels, InkMap.FINE),
        new int[] {0, rows(grid, identityZone), 0, rows(upsideDown(preview, scale), identityZone)});
  }

  /** A page may be longer than the grid is high: it is looked at part by part. */
  private static boolean isWhite(SidePreview page, double scale) {
    int width = (int) (SideGrid.WIDTH * scale);
    int height = (int) (SideGrid.HEIGHT * scale);
    int overlap = (int) (OVERLAP * scale);
    for (int top : parts(page.height(), height, overlap)) {
      for (int left : parts(page.width(), width, overlap)) {
        int right = Math.min(left + width, page.width());
        int bottom = Math.min(top + height, page.height());
        if (!isWhite(page, new Rectangle(left, top, right - left, bottom - top), scale)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Where parts begin, the last of which ends where the page does. */
  private static List<Integer> parts(int pixels, int most, int overlap) {
    List<Integer> begins = new ArrayList<>(List.of(0));
    while (begins.getLast() + most < pixels) {
      begins.add(Math.min(begins.getLast() + most - overlap, pixels - most));
    }
    return begins;
  }

  private static boolean isWhite(SidePreview page, Rectangle part, double scale) {
    byte[] luma = new byte[part.width * part.height];
    for (int y = 0; y < part.height; y++) {
      int from = (part.y + y) * page.width() + part.x;
      System.arraycopy(page.luma(), from, luma, y * part.width, part.width);
    }
    Rectangle middle = SideGrid.middle(part.width, part.height, scale);
    SideGrid grid = SideGrid.of(luma, part.width, part.height, scale);
    return Blankness.isWhite(grid.moved(middle.x, middle.y).darkness(), middle);
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
