package org.korrigo.standalone.demo.paper;

import java.awt.image.Raster;

/** How light a pixel is, as it is stored: 0 is black, 255 white. */
public final class Shade {
  private Shade() {}

  /** Of a grey picture its one band, of a coloured one the mean of three. */
  public static int of(Raster pixels, int x, int y) {
    return pixels.getNumBands() < 3
        ? pixels.getSample(x, y, 0)
        : (pixels.getSample(x, y, 0) + pixels.getSample(x, y, 1) + pixels.getSample(x, y, 2)) / 3;
  }
}
