package org.korrigo.standalone.demo.paper;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.util.Random;

/** Single pages for the tests of what looks at them. */
public final class PaperFixtures {
  private PaperFixtures() {}

  /** A page of which nothing but the mark is known. */
  public static BufferedImage page(PageMark mark) {
    BufferedImage picture = new BufferedImage(1240, 1754, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D page = blank(picture);
    mark.draw(page);
    page.dispose();
    return picture;
  }

  /** A first page whose header is filled in. */
  public static BufferedImage pageWithHeader(PageMark mark) {
    BufferedImage picture = new BufferedImage(1240, 1754, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D page = blank(picture);
    Pupil pupil = new Pupil("D'ORSENNE", "MAËL", LocalDate.parse("2008-07-21"), "TG1");
    Pen pen = new Pen(new Random(1), Lettering.running(), Lettering.capitals());
    new IdentityHeader(Lettering.printed()).draw(page, pupil, pen);
    page.setColor(Color.BLACK);
    mark.draw(page);
    page.dispose();
    return picture;
  }

  private static Graphics2D blank(BufferedImage picture) {
    Graphics2D page = picture.createGraphics();
    page.setColor(Color.WHITE);
    page.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    page.scale(picture.getWidth() / 210.0, picture.getWidth() / 210.0);
    page.setColor(Color.BLACK);
    return page;
  }
}
