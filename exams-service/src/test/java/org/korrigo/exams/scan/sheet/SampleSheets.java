package org.korrigo.exams.scan.sheet;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import org.korrigo.exams.scan.jpeg.SamplePictures;

/**
 * Drawn A3 sides at 60 dpi whose pages can be told apart: page n has a patch of its own grey, in
 * its top left corner.
 */
final class SampleSheets {
  static final int PAGE_WIDTH = 496;
  static final int PAGE_HEIGHT = 702;

  /** Of the patch: its distance from the page's edges, and its size. */
  private static final int PATCH = 40;

  private SampleSheets() {}

  static BufferedImage recto() {
    return side(4, 1);
  }

  static BufferedImage verso() {
    return side(2, 3);
  }

  private static BufferedImage side(int left, int right) {
    BufferedImage image = SamplePictures.paper(2 * PAGE_WIDTH, PAGE_HEIGHT, false);
    mark(image, 0, left);
    mark(image, PAGE_WIDTH, right);
    return image;
  }

  static BufferedImage page(int number) {
    BufferedImage image = SamplePictures.paper(PAGE_WIDTH, PAGE_HEIGHT, false);
    mark(image, 0, number);
    return image;
  }

  private static void mark(BufferedImage image, int x, int page) {
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(x, 0, 3 * PATCH, 3 * PATCH);
    graphics.dispose();
    for (int v = PATCH; v < 2 * PATCH; v++) {
      for (int u = PATCH; u < 2 * PATCH; u++) {
        image.getRaster().setSample(x + u, v, 0, grey(page));
      }
    }
  }

  /** The number that stands on a page, or 0 if it is not upright or no page. */
  static int numberOn(PagePicture page) {
    BufferedImage image = SamplePictures.decode(page.bytes());
    double scale = (double) image.getHeight() / PAGE_HEIGHT;
    int at = (int) Math.round(1.5 * PATCH * scale);
    int found = image.getRaster().getSample(at, at, 0);
    for (int number = 1; number <= 4; number++) {
      if (Math.abs(found - grey(number)) < 12) {
        return number;
      }
    }
    return 0;
  }

  private static int grey(int page) {
    return 30 + 40 * page;
  }

  /** Turns a picture clockwise, pixel by pixel. */
  static BufferedImage turned(BufferedImage image, int degrees) {
    boolean swaps = degrees % 180 != 0;
    int width = swaps ? image.getHeight() : image.getWidth();
    int height = swaps ? image.getWidth() : image.getHeight();
    BufferedImage turned = new BufferedImage(width, height, image.getType());
    AffineTransform transform = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
    transform.quadrantRotate(degrees / 90);
    transform.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
    Graphics2D graphics = turned.createGraphics();
    graphics.drawImage(image, transform, null);
    graphics.dispose();
    return turned;
  }
}
