package org.korrigo.exams.scan.sheet;

import org.korrigo.exams.scan.jpeg.PixelArea;
import org.korrigo.exams.scan.jpeg.QuarterTurn;

/**
 * The top of a sheet's first page, where its writer's name stands: cropped for reading the name,
 * wiped for correctors.
 *
 * @param fraction its height as a part of the page's, above 0 and at most 1
 * @param turned by which the page was turned clockwise since the zone was at its top
 */
public record IdentityZone(double fraction, QuarterTurn turned) {
  /**
   * Suits papers with a free name block below a title, whose last line ends at 0.41 of the page.
   * Papers of the national model, with answers from a quarter of the page on, need a smaller one.
   */
  public static final IdentityZone STANDARD = new IdentityZone(0.43);

  public IdentityZone {
    if (!(fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException("no part of a page: " + fraction);
    }
  }

  /** At the top of a page. */
  public IdentityZone(double fraction) {
    this(fraction, QuarterTurn.NONE);
  }

  /** The zone on a page. */
  public PixelArea on(PixelArea page) {
    int length = turned.swapsSides() ? page.width() : page.height();
    int depth = Math.clamp((int) Math.ceil(length * fraction), 1, length);
    int rest = length - depth;
    return switch (turned) {
      case NONE -> new PixelArea(page.x(), page.y(), page.width(), depth);
      case RIGHT -> new PixelArea(page.x() + rest, page.y(), depth, page.height());
      case HALF -> new PixelArea(page.x(), page.y() + rest, page.width(), depth);
      case LEFT -> new PixelArea(page.x(), page.y(), depth, page.height());
    };
  }
}
