package org.korrigo.standalone.demo.paper;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.List;
import java.util.Optional;

/**
 * Finds a {@link PageMark} in a page's picture: the two anchors are the only solid squares of their
 * size; the bits stand on the line between them. Slant and scale do not matter.
 */
public final class PageMarkReader {
  private static final int WIDTH = 840;
  private static final double PIXELS_PER_MM = WIDTH / 210.0;
  private static final int DARK = 128;

  private final boolean[] ink;
  private final int height;

  private PageMarkReader(BufferedImage picture) {
    height = Math.max(1, Math.round(picture.getHeight() * (float) WIDTH / picture.getWidth()));
    ink = inkOf(picture, height);
  }

  /** The mark at the foot of an upright A4 page, if there is a sound one. */
  public static Optional<PageMark> read(BufferedImage page) {
    return new PageMarkReader(page).read();
  }

  private Optional<PageMark> read() {
    List<Spot> anchors =
        new InkSpots(ink, WIDTH).below(height / 2).stream().filter(PageMarkReader::anchor).toList();
    for (Spot left : anchors) {
      for (Spot right : anchors) {
        PageMark mark = farEnough(left, right) ? between(left, right) : null;
        if (mark != null) {
          return Optional.of(mark);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean anchor(Spot spot) {
    double expected = PageMark.ANCHOR * PIXELS_PER_MM;
    return Math.abs(spot.width() - expected) < 0.3 * expected
        && Math.abs(spot.height() - expected) < 0.3 * expected
        && spot.fill() > 0.8;
  }

  private static boolean farEnough(Spot left, Spot right) {
    double expected = PageMark.PITCH * PageMark.SPAN * PIXELS_PER_MM;
    return Math.abs(right.x() - left.x() - expected) < 0.2 * expected;
  }

  private PageMark between(Spot left, Spot right) {
    int bits = 0;
    for (int i = 0; i < PageMark.BITS; i++) {
      double part = (i + 2.0) / PageMark.SPAN;
      double x = left.x() + part * (right.x() - left.x());
      double y = left.y() + part * (right.y() - left.y());
      bits = bits << 1 | (darkAround(x, y) ? 1 : 0);
    }
    return PageMark.of(bits);
  }

  private boolean darkAround(double x, double y) {
    int dark = 0;
    for (int dy = -3; dy <= 3; dy++) {
      for (int dx = -3; dx <= 3; dx++) {
        int at = ((int) Math.round(y) + dy) * WIDTH + (int) Math.round(x) + dx;
        dark += at >= 0 && at < ink.length && ink[at] ? 1 : 0;
      }
    }
    return dark > 24;
  }

  private static boolean[] inkOf(BufferedImage picture, int height) {
    boolean[] ink = new boolean[WIDTH * height];
    Raster pixels = picture.getRaster();
    double step = (double) picture.getWidth() / WIDTH;
    for (int y = 0; y < height; y++) {
      int sourceY = Math.min((int) ((y + 0.5) * step), picture.getHeight() - 1);
      for (int x = 0; x < WIDTH; x++) {
        ink[y * WIDTH + x] = Shade.of(pixels, (int) ((x + 0.5) * step), sourceY) < DARK;
      }
    }
    return ink;
  }
}
