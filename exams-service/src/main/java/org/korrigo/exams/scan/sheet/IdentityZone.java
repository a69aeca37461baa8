package org.korrigo.exams.scan.sheet;

import org.korrigo.exams.scan.jpeg.PixelArea;

/**
 * The top of a sheet's first page, where its writer's name stands: cropped for reading the name,
 * wiped for correctors.
 *
 * @param fraction its height as a part of the page's, above 0 and at most 1
 */
public record IdentityZone(double fraction) {
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

  /** The zone on a page. */
  public PixelArea on(PixelArea page) {
    int height = Math.clamp((int) Math.ceil(page.height() * fraction), 1, page.height());
    return new PixelArea(page.x(), page.y(), page.width(), height);
  }
}
