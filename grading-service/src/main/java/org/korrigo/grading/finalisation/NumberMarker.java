package org.korrigo.grading.finalisation;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.IOException;

/** The small round label that ties a frame on a page to its text. */
final class NumberMarker {
  private static final double RADIUS = 6.5;
  private static final double LETTERS = 7.5;
  private static final double SIDE = 3.2;
  private static final double CAP_HEIGHT = 0.73;

  private NumberMarker() {}

  /** The label's outline around a centre. */
  static Rectangle2D around(double centreX, double centreY, int number, double scale) {
    double text = LegibleFont.width(Integer.toString(number)) * LETTERS;
    double width = Math.max(2 * RADIUS, text + 2 * SIDE) * scale;
    double height = 2 * RADIUS * scale;
    return new Rectangle2D.Double(centreX - width / 2, centreY - height / 2, width, height);
  }

  static void draw(Canvas canvas, Rectangle2D outline, int number, double scale, Color color)
      throws IOException {
    canvas.fill(outline, RADIUS * scale, color);
    canvas.frame(outline, RADIUS * scale, 0.8 * scale, Color.WHITE);
    double size = LETTERS * scale;
    String text = Integer.toString(number);
    double x = outline.getCenterX() - LegibleFont.width(text) * size / 2;
    canvas.strong(text, x, outline.getCenterY() + CAP_HEIGHT * size / 2, size, Color.WHITE);
  }
}
