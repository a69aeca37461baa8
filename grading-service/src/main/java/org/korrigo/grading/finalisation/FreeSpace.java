package org.korrigo.grading.finalisation;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** What is left of a page once some of it is taken. */
final class FreeSpace {
  private final Rectangle2D page;
  private final List<Rectangle2D> taken = new ArrayList<>();

  FreeSpace(Rectangle2D page) {
    this.page = page;
  }

  /** Whether an area lies on the page and covers nothing. */
  boolean holds(Rectangle2D area) {
    return page.contains(area) && taken.stream().noneMatch(area::intersects);
  }

  void take(Rectangle2D area) {
    taken.add(area);
  }

  /** Takes only the edge: what surrounds a good part of a page does not forbid all of it. */
  void takeEdge(Rectangle2D area, double thickness) {
    double x = area.getX();
    double y = area.getY();
    double w = area.getWidth();
    double h = area.getHeight();
    take(new Rectangle2D.Double(x, y, w, thickness));
    take(new Rectangle2D.Double(x, y + h - thickness, w, thickness));
    take(new Rectangle2D.Double(x, y, thickness, h));
    take(new Rectangle2D.Double(x + w - thickness, y, thickness, h));
  }
}
