package org.korrigo.grading.finalisation;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/**
 * Draws on one page as it is shown, whatever its rotation: points from the upper left corner,
 * downwards. What is on the page stays as it is, below.
 */
final class Canvas implements AutoCloseable {
  private static final double CIRCLE = 0.5523;
  private static final double BOLD = 0.035;

  /** Ends and corners of lines, as PDF counts them. */
  private static final int PLAIN = 0;

  private static final int ROUND = 1;

  private final PDPageContentStream stream;
  private final PDFont font;
  private final double height;
  private final Transparency transparency;

  Canvas(PDDocument document, PDPage page, VisiblePage visible, Stationery stationery)
      throws IOException {
    this.stream = new PDPageContentStream(document, page, AppendMode.APPEND, true, true);
    this.font = stationery.font();
    this.transparency = stationery.transparency();
    this.height = visible.height();
    stream.transform(new Matrix(visible.toUserSpace()));
  }

  /** Writes a line whose letters stand on {@code baseline}. */
  void text(String line, double x, double baseline, double size, Color color) throws IOException {
    text(line, x, baseline, size, color, RenderingMode.FILL);
  }

  /** Writes a line in strong letters. */
  void strong(String line, double x, double baseline, double size, Color color) throws IOException {
    stream.setLineWidth((float) (size * BOLD));
    stream.setStrokingColor(color);
    text(line, x, baseline, size, color, RenderingMode.FILL_STROKE);
  }

  private void text(
      String line, double x, double baseline, double size, Color color, RenderingMode mode)
      throws IOException {
    if (line.isEmpty()) {
      return;
    }
    stream.beginText();
    stream.setRenderingMode(mode);
    stream.setNonStrokingColor(color);
    stream.setFont(font, (float) size);
    stream.newLineAtOffset((float) x, (float) (height - baseline));
    stream.showText(line);
    stream.endText();
  }

  /** Writes lines into a column, the first one's top at {@code top}. */
  void lines(TextLines text, double x, double top, double columnWidth, Color color)
      throws IOException {
    double lineTop = top;
    for (TextLines.Line line : text.lines()) {
      line(line, x, lineTop, text.size(), columnWidth, color);
      lineTop += text.lineHeight();
    }
  }

  /** Writes one line into a column, at the edge where its script begins. */
  void line(TextLines.Line line, double x, double top, double size, double columnWidth, Color color)
      throws IOException {
    double left = line.fromRight() ? x + columnWidth - line.width() : x;
    text(line.text(), left, top + size, size, color);
  }

  /** Colours an area as a marker pen does: what is dark below stays dark. */
  void highlight(Rectangle2D area, Color color) throws IOException {
    stream.saveGraphicsState();
    stream.setGraphicsStateParameters(transparency.multiply());
    fill(area, 0, color);
    stream.restoreGraphicsState();
  }

  /** Covers an area with paper that lets the ink below shine through. */
  void veil(Rectangle2D area, double radius, Color color) throws IOException {
    stream.saveGraphicsState();
    stream.setGraphicsStateParameters(transparency.veil());
    fill(area, radius, color);
    stream.restoreGraphicsState();
  }

  void fill(Rectangle2D area, double radius, Color color) throws IOException {
    stream.setNonStrokingColor(color);
    outline(area, radius);
    stream.fill();
  }

  void frame(Rectangle2D area, double radius, double lineWidth, Color color) throws IOException {
    stream.setStrokingColor(color);
    stream.setLineWidth((float) lineWidth);
    outline(area, radius);
    stream.stroke();
  }

  /** Fills a polygon. */
  void fill(List<Point2D> corners, Color color) throws IOException {
    stream.setNonStrokingColor(color);
    polygon(corners);
    stream.fill();
  }

  /** Draws a polygon's edge. */
  void frame(List<Point2D> corners, double lineWidth, Color color) throws IOException {
    stream.setStrokingColor(color);
    stream.setLineWidth((float) lineWidth);
    polygon(corners);
    stream.stroke();
  }

  /** Draws a line through points with a round pen; a dot if there is only one. */
  void stroke(List<Point2D> points, double lineWidth, Color color) throws IOException {
    stream.setStrokingColor(color);
    stream.setLineWidth((float) lineWidth);
    stream.setLineCapStyle(ROUND);
    stream.setLineJoinStyle(ROUND);
    path(points);
    if (points.size() == 1) {
      lineTo(points.getFirst().getX(), points.getFirst().getY());
    }
    stream.stroke();
    stream.setLineCapStyle(PLAIN);
    stream.setLineJoinStyle(PLAIN);
  }

  private void polygon(List<Point2D> corners) throws IOException {
    path(corners);
    stream.closePath();
  }

  private void path(List<Point2D> points) throws IOException {
    moveTo(points.getFirst().getX(), points.getFirst().getY());
    for (Point2D point : points.subList(1, points.size())) {
      lineTo(point.getX(), point.getY());
    }
  }

  void rule(double x1, double y1, double x2, double y2, double lineWidth, Color color)
      throws IOException {
    stream.setStrokingColor(color);
    stream.setLineWidth((float) lineWidth);
    moveTo(x1, y1);
    stream.lineTo((float) x2, (float) (height - y2));
    stream.stroke();
  }

  private void outline(Rectangle2D area, double wanted) throws IOException {
    double left = area.getMinX();
    double right = area.getMaxX();
    double top = area.getMinY();
    double bottom = area.getMaxY();
    double r = Math.min(wanted, Math.min(area.getWidth(), area.getHeight()) / 2);
    double c = r * (1 - CIRCLE);
    moveTo(left + r, top);
    lineTo(right - r, top);
    curveTo(right - c, top, right, top + c, right, top + r);
    lineTo(right, bottom - r);
    curveTo(right, bottom - c, right - c, bottom, right - r, bottom);
    lineTo(left + r, bottom);
    curveTo(left + c, bottom, left, bottom - c, left, bottom - r);
    lineTo(left, top + r);
    curveTo(left, top + c, left + c, top, left + r, top);
    stream.closePath();
  }

  private void moveTo(double x, double y) throws IOException {
    stream.moveTo((float) x, (float) (height - y));
  }

  private void lineTo(double x, double y) throws IOException {
    stream.lineTo((float) x, (float) (height - y));
  }

  private void curveTo(double x1, double y1, double x2, double y2, double x3, double y3)
      throws IOException {
    stream.curveTo(
        (float) x1,
        (float) (height - y1),
        (float) x2,
        (float) (height - y2),
        (float) x3,
        (float) (height - y3));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
