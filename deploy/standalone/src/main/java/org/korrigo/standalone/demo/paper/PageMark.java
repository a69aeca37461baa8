package org.korrigo.standalone.demo.paper;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/**
 * A row of squares at a page's foot that says which copy and which page it is, so that a picture of
 * the page can be recognised whatever was done to it on the way: 16 bits between two larger
 * squares. The last seven bits check the others.
 *
 * @param copy 1 to 63, in scan order
 * @param page 1 to 7, in reading order
 */
public record PageMark(int copy, int page) {
  static final int BITS = 16;

  /** Millimetres from one bit's middle to the next. */
  static final double PITCH = 6;

  /** From anchor to anchor, in pitches: the nearest bits keep two away. */
  static final int SPAN = BITS + 3;

  /** The sides of the squares in millimetres. */
  static final double ANCHOR = 8;

  static final double CELL = 4.4;

  private static final int PAGE_BITS = 3;
  private static final int CHECK_BITS = 7;
  private static final double FOOT = 280;

  /** Refuses what the bits cannot hold. */
  public PageMark {
    if (copy < 1 || copy > 63 || page < 1 || page > 7) {
      throw new IllegalArgumentException("no mark for copy %d, page %d".formatted(copy, page));
    }
  }

  /** The bits, highest first. */
  int bits() {
    int content = copy << PAGE_BITS | page;
    return content << CHECK_BITS | check(content);
  }

  /** What the bits say, or null when they contradict themselves. */
  static PageMark of(int bits) {
    int content = bits >> CHECK_BITS;
    int copy = content >> PAGE_BITS;
    int page = content & ((1 << PAGE_BITS) - 1);
    boolean sound = (bits & ((1 << CHECK_BITS) - 1)) == check(content) && copy > 0 && page > 0;
    return sound ? new PageMark(copy, page) : null;
  }

  /** A prime spreads neighbouring marks far apart. */
  private static int check(int content) {
    return content * 97 % 127;
  }

  /** Draws it on an A4 page whose unit is the millimetre. */
  void draw(Graphics2D page) {
    double first = 105 - PITCH * SPAN / 2;
    square(page, first, ANCHOR);
    square(page, first + PITCH * SPAN, ANCHOR);
    int bits = bits();
    for (int i = 0; i < BITS; i++) {
      if ((bits >> (BITS - 1 - i) & 1) == 1) {
        square(page, first + PITCH * (i + 2), CELL);
      }
    }
  }

  private static void square(Graphics2D page, double x, double side) {
    page.fill(new Rectangle2D.Double(x - side / 2, FOOT - side / 2, side, side));
  }
}
