package org.korrigo.grading.finalisation;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;

/** The small label that ties a frame on a page to its text; its shape tells the type. */
final class NumberMarker {
  private static final double RADIUS = 6.5;
  private static final double LETTERS = 7.5;
  private static final double SIDE = 3.2;
  private static final double CAP_HEIGHT = 0.73;
  private static final double TIP = 0.4;

  private NumberMarker() {}

  /** The label's outline around a centre. */
  static Rectangle2D around(double centreX, double centreY, int number, double scale) {
    double text = LegibleFont.width(Integer.toString(number)) * LETTERS;
    double width = Math.max(2 * RADIUS, text + 2 * SIDE) * scale;
    double height = 2 * RADIUS * scale;
    return new Rectangle2D.Double(centreX - width / 2, centreY - height / 2, width, height);
  }

  static void draw(Canvas canvas, Rectangle2D outline, int number, double scale, AnnotationInk ink)
      throws IOException {
    double border = 0.8 * scale;
    switch (ink.shape()) {
      case ROUND -> {
        canvas.fill(outline, RADIUS * scale, ink.color());
        canvas.frame(outline, RADIUS * scale, border, Color.WHITE);
      }
      case SQUARE -> {
        canvas.fill(outline, 0, ink.color());
        canvas.frame(outline, 0, border, Color.WHITE);
      }
      case POINTED -> {
        canvas.fill(pointed(outline), ink.color());
        canvas.frame(pointed(outline), border, Color.WHITE);
      }
    }
    double size = LETTERS * scale;
    String text = Integer.toString(number);
    double x = outline.getCenterX() - LegibleFont.width(text) * size / 2;
    canvas.strong(text, x, outline.getCenterY() + CAP_HEIGHT * size / 2, size, Color.WHITE);
  }

  private static List<Point2D> pointed(Rectangle2D outline) {
    double tip = outline.getHeight() * TIP;
    return List.of(
        new Point2D.Double(outline.getMinX(), outline.getCenterY()),
        new Point2D.Double(outline.getMinX() + tip, outline.getMinY()),
        new Point2D.Double(outline.getMaxX() - tip, outline.getMinY()),
        new Point2D.Double(outline.getMaxX(), outline.getCenterY()),
        new Point2D.Double(outline.getMaxX() - tip, outline.getMaxY()),
        new Point2D.Double(outline.getMinX() + tip, outline.getMaxY()));
  }
}
