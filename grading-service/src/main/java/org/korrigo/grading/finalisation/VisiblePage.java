package org.korrigo.grading.finalisation;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A page as a reader sees it: its crop box, turned as {@code /Rotate} says.
 *
 * @param width as shown, in points
 * @param height as shown, in points
 * @param toUserSpace from the page as shown (origin lower left) to the page's own coordinates
 */
record VisiblePage(double width, double height, AffineTransform toUserSpace) {
  private static final double A4_WIDTH = 595;

  static VisiblePage of(PDPage page) {
    PDRectangle crop = page.getCropBox();
    double left = crop.getLowerLeftX();
    double bottom = crop.getLowerLeftY();
    double w = crop.getWidth();
    double h = crop.getHeight();
    return switch (Math.floorMod(page.getRotation(), 360)) {
      case 90 -> new VisiblePage(h, w, new AffineTransform(0, 1, -1, 0, left + w, bottom));
      case 180 -> new VisiblePage(w, h, new AffineTransform(-1, 0, 0, -1, left + w, bottom + h));
      case 270 -> new VisiblePage(h, w, new AffineTransform(0, -1, 1, 0, left, bottom + h));
      default -> new VisiblePage(w, h, new AffineTransform(1, 0, 0, 1, left, bottom));
    };
  }

  /** How large a point of an A4 page is here, so that letters look the same on every scan. */
  double scale() {
    return Math.min(width, height) / A4_WIDTH;
  }

  /** Where an annotation is, in points from the upper left corner, never outside of the page. */
  Rectangle2D area(MarkedCopy.Annotation annotation) {
    double left = share(annotation.x()) * width;
    double top = share(annotation.y()) * height;
    double right = share(annotation.x() + annotation.w()) * width;
    double bottom = share(annotation.y() + annotation.h()) * height;
    return new Rectangle2D.Double(
        Math.min(left, right),
        Math.min(top, bottom),
        Math.abs(right - left),
        Math.abs(bottom - top));
  }

  /** Where a place is, in points from the upper left corner, never outside of the page. */
  Point2D place(double x, double y) {
    return new Point2D.Double(share(x) * width, share(y) * height);
  }

  private static double share(double value) {
    return Double.isNaN(value) ? 0 : Math.clamp(value, 0.0, 1.0);
  }
}
