package org.korrigo.exams.scan.geometry;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.korrigo.exams.scan.sheet.SideFormat;
import org.korrigo.exams.scan.sheet.SidePreview;

/** Pages of A4 among folded sheets, drawn in millimetres as {@link DrawnPaper} draws these. */
enum DrawnAnnex {
  /** A form for a name at the top of its front, and questions printed on both sides. */
  WITH_FORM,
  /** Questions printed on both sides, and no form. */
  PRINTED,
  /** White paper on which the pupil writes. */
  WHITE;

  private static final int WIDTH = 840;
  private static final int HEIGHT = 1188;

  /**
   * A side as a pupil filled it in.
   *
   * @param most how much of it is written at most, as a part of it
   */
  SidePreview side(boolean front, double most, Random chance) {
    return drawn(
        page -> {
          if (this != WHITE) {
            DrawnPaper.subject(page, front ? 71 : 72);
          }
          if (this == WITH_FORM && front) {
            DrawnPaper.national(page, true);
          }
          DrawnPaper.write(page, front ? 95 : 30, most, chance);
        },
        chance);
  }

  /** A side with nothing on it. */
  static SidePreview nothing(Random chance) {
    return drawn(page -> {}, chance);
  }

  /** A page that is nobody's annex: a cover, a list. */
  static SidePreview cover(Random chance) {
    return drawn(
        page -> {
          DrawnPaper.subject(page, 99);
          DrawnPaper.write(page, 40, 1, chance);
        },
        chance);
  }

  private interface Drawing {
    void on(Graphics2D page);
  }

  private static SidePreview drawn(Drawing drawing, Random chance) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D page = picture.createGraphics();
    page.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    page.setColor(new Color(242, 242, 242));
    page.fillRect(0, 0, WIDTH, HEIGHT);
    page.scale(DrawnPaper.PIXELS_PER_MM, DrawnPaper.PIXELS_PER_MM);
    page.translate(chance.nextDouble(-0.8, 0.8), chance.nextDouble(-0.8, 0.8));
    page.rotate(Math.toRadians(chance.nextDouble(-0.4, 0.4)), 105, 148.5);
    page.setColor(new Color(60, 60, 60));
    page.setStroke(new BasicStroke(0.3f));
    drawing.on(page);
    page.dispose();
    return DrawnPaper.small(picture, SideFormat.SINGLE_PAGE, chance);
  }
}
