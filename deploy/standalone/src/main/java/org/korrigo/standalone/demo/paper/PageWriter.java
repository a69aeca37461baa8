package org.korrigo.standalone.demo.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.random.RandomGenerator;

/** Fills A4 pages: header on the first, ruled lines with answers, the mark at the foot. */
final class PageWriter {
  private static final Color RULE = new Color(205, 205, 205);
  private static final double LINE = 9;
  private static final double LAST_LINE = 262;

  private final IdentityHeader header = new IdentityHeader(Lettering.printed());

  /** Draws page 1 to 4 of a pupil's sheet; the graphics' unit is the millimetre. */
  void write(Graphics2D page, Pupil pupil, PageMark mark, Pen pen, RandomGenerator chance) {
    double first = 30;
    if (mark.page() == 1) {
      header.draw(page, pupil, pen);
      first = 92;
    }
    for (double line = first; line <= LAST_LINE; line += LINE) {
      page.setColor(RULE);
      page.setStroke(new BasicStroke(0.12f));
      page.draw(new Line2D.Double(18, line + 1, 192, line + 1));
      if (chance.nextInt(6) > 0) {
        pen.write(page, Answers.sentence(chance), chance.nextDouble(24, 32), line);
      }
    }
    page.setColor(Color.BLACK);
    mark.draw(page);
  }
}
