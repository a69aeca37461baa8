package org.korrigo.standalone.demo.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/**
 * The head of the national model's first page: printed labels and one letter per box, 5.5 by 7 mm,
 * neighbours sharing a thin frame. All of it stands in the top quarter of the page.
 */
final class IdentityHeader {
  static final int NAME_BOXES = 20;
  static final double BOX_WIDTH = 5.5;
  static final double BOX_HEIGHT = 7;
  static final double BOXES_LEFT = 52;
  static final double[] BOXES_TOP = {22, 35, 48};

  private static final String[] LABELS = {"NOM", "PRÉNOM", "NÉ(E) LE"};
  private static final Color PRINT = new Color(60, 60, 60);

  private final Lettering print;

  IdentityHeader(Lettering print) {
    this.print = print;
  }

  /** Draws form and writing on an A4 page whose unit is the millimetre. */
  void draw(Graphics2D page, Pupil pupil, Pen pen) {
    print(page, "Modèle EN · Copie d'examen", 3.4, 20, 14);
    String[] values = {
      Pupil.boxed(pupil.lastName()), Pupil.boxed(pupil.firstName()), pupil.birthDigits()
    };
    int[] boxes = {NAME_BOXES, NAME_BOXES, pupil.birthDigits().length()};
    for (int row = 0; row < LABELS.length; row++) {
      print(page, LABELS[row], 3.8, 20, BOXES_TOP[row] + 5);
      frame(page, boxes[row], BOXES_TOP[row]);
      fill(page, values[row], BOXES_TOP[row], pen);
    }
    print(page, "(jour, mois, année)", 2.6, 100, BOXES_TOP[2] + 5);
    page.setColor(PRINT);
    page.setStroke(new BasicStroke(0.3f));
    page.draw(new Line2D.Double(18, 66, 192, 66));
  }

  private static void frame(Graphics2D page, int boxes, double top) {
    page.setColor(PRINT);
    page.setStroke(new BasicStroke(0.25f));
    page.draw(new Rectangle2D.Double(BOXES_LEFT, top, boxes * BOX_WIDTH, BOX_HEIGHT));
    for (int box = 1; box < boxes; box++) {
      double x = BOXES_LEFT + box * BOX_WIDTH;
      page.draw(new Line2D.Double(x, top, x, top + BOX_HEIGHT));
    }
  }

  private static void fill(Graphics2D page, String value, double top, Pen pen) {
    for (int i = 0; i < value.length(); i++) {
      pen.letter(page, value.charAt(i), BOXES_LEFT + (i + 0.5) * BOX_WIDTH, top + BOX_HEIGHT - 1.5);
    }
  }

  private void print(Graphics2D page, String text, double size, double x, double baseLine) {
    page.setColor(PRINT);
    double at = x;
    for (int character : text.codePoints().toArray()) {
      AffineTransform place = new AffineTransform(size, 0, 0, size, at, baseLine);
      page.fill(place.createTransformedShape(print.outline(character)));
      at += size * print.advance(character);
    }
  }
}
