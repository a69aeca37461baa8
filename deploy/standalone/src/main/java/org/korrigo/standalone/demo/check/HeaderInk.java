package org.korrigo.standalone.demo.check;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import org.korrigo.standalone.demo.paper.Shade;

/**
 * Whether anything is written where the synthetic paper has its boxes for name and birth date: a
 * clean zone is of one shade.
 */
public final class HeaderInk {
  /** Part of the page's width and height, a little larger than the boxes. */
  private static final double LEFT = 0.22;

  private static final double RIGHT = 0.78;
  private static final double TOP = 0.07;
  private static final double BOTTOM = 0.19;
  private static final int CONTRAST = 60;

  private HeaderInk() {}

  /** Looks at a picture of page 1. */
  public static boolean isClean(BufferedImage page) {
    Raster pixels = page.getRaster();
    int least = 255;
    int most = 0;
    for (int y = (int) (TOP * page.getHeight()); y < BOTTOM * page.getHeight(); y++) {
      for (int x = (int) (LEFT * page.getWidth()); x < RIGHT * page.getWidth(); x++) {
        int shade = Shade.of(pixels, x, y);
        least = Math.min(least, shade);
        most = Math.max(most, shade);
      }
    }
    return most - least < CONTRAST;
  }
}
