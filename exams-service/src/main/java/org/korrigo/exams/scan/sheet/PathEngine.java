package org.korrigo.exams.scan.sheet;

import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.pdmodel.PDPage;

/** The part of running through a page that builds paths, and clips by them. */
abstract class PathEngine extends PDFGraphicsStreamEngine {
  private final GeneralPath path = new GeneralPath();
  private boolean clips;
  private int clipRule;

  PathEngine(PDPage page) {
    super(page);
  }

  /** Ends the path, painted or not, and clips by it where that was asked for. */
  @Override
  public final void endPath() {
    if (clips) {
      path.setWindingRule(clipRule);
      getGraphicsState().intersectClippingPath(path);
      clips = false;
    }
    path.reset();
  }

  @Override
  public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
    path.moveTo(p0.getX(), p0.getY());
    path.lineTo(p1.getX(), p1.getY());
    path.lineTo(p2.getX(), p2.getY());
    path.lineTo(p3.getX(), p3.getY());
    path.closePath();
  }

  @Override
  public void clip(int windingRule) {
    clips = true;
    clipRule = windingRule;
  }

  @Override
  public void moveTo(float x, float y) {
    path.moveTo(x, y);
  }

  @Override
  public void lineTo(float x, float y) {
    path.lineTo(x, y);
  }

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    path.curveTo(x1, y1, x2, y2, x3, y3);
  }

  @Override
  public Point2D getCurrentPoint() {
    return path.getCurrentPoint();
  }

  @Override
  public void closePath() {
    if (path.getCurrentPoint() != null) {
      path.closePath();
    }
  }
}
