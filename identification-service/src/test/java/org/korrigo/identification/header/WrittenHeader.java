package org.korrigo.identification.header;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.korrigo.identification.header.image.GreyImage;
import org.korrigo.identification.header.letter.training.Hand;
import org.korrigo.identification.matching.Letters;

/**
 * A boxed identity header written by a {@link Hand}: the top of an A4 page as a school copier scans
 * it, askew, grainy, as JPEG. One writer in twelve strikes a letter out and goes on in the next
 * box.
 */
final class WrittenHeader {
  private static final int NAME_BOXES = 20;
  private static final int DATE_BOXES = 8;
  private static final int STRIKES_OUT = 12;
  private static final double INCH = 25.4;

  private final Hand hand;
  private final double mm;
  private final Random random;
  private final BufferedImage page;
  private final Graphics2D graphics;

  private WrittenHeader(Hand hand, int resolution, Random random) {
    this.hand = hand;
    this.mm = resolution / INCH;
    this.random = random;
    this.page = new BufferedImage((int) (210 * mm), (int) (83 * mm), BufferedImage.TYPE_BYTE_GRAY);
    this.graphics = page.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, page.getWidth(), page.getHeight());
  }

  /**
   * The scanned header.
   *
   * @param resolution dots an inch
   * @param birthDate eight digits
   */
  static byte[] scanned(
      Hand hand,
      int resolution,
      Random random,
      String lastName,
      String firstName,
      String birthDate) {
    WrittenHeader header = new WrittenHeader(hand, resolution, random);
    header.row(20, NAME_BOXES, header.struckOut(capitals(lastName)));
    header.row(36, NAME_BOXES, header.struckOut(capitals(firstName)));
    header.row(52, DATE_BOXES, birthDate);
    return header.scan();
  }

  private static String capitals(String name) {
    return Letters.of(name).replace(' ', '-');
  }

  /** A small letter stands for a box whose letter is struck out. */
  private String struckOut(String name) {
    if (random.nextInt(2 * STRIKES_OUT) != 0) {
      return name;
    }
    int place = random.nextInt(name.length());
    return name.substring(0, place) + (char) ('a' + random.nextInt(26)) + name.substring(place);
  }

  private void row(double topMm, int boxes, String text) {
    double pitch = 5.5 * mm;
    double tall = 7 * mm;
    double left = 45 * mm;
    double top = topMm * mm;
    graphics.setColor(Color.BLACK);
    graphics.setStroke(new BasicStroke((float) (0.25 * mm)));
    for (int box = 0; box <= boxes; box++) {
      double x = left + box * pitch;
      graphics.draw(new Line2D.Double(x, top, x, top + tall));
    }
    graphics.draw(new Line2D.Double(left, top, left + boxes * pitch, top));
    graphics.draw(new Line2D.Double(left, top + tall, left + boxes * pitch, top + tall));
    for (int box = 0; box < Math.min(boxes, text.length()); box++) {
      write(text.charAt(box), left + box * pitch, top, pitch, tall);
    }
  }

  private void write(char sign, double left, double top, double pitch, double tall) {
    float pen = (float) hand.pen((int) tall);
    graphics.setStroke(new BasicStroke(pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    if (sign == '-') {
      graphics.draw(
          new Line2D.Double(
              left + 0.25 * pitch, top + 0.55 * tall, left + 0.75 * pitch, top + 0.52 * tall));
      return;
    }
    GreyImage letter = hand.write(Character.toUpperCase(sign), (int) pitch, (int) tall, random);
    for (int y = 0; y < letter.height(); y++) {
      for (int x = 0; x < letter.width(); x++) {
        int u = (int) left + x;
        int v = (int) top + y;
        int grey = Math.min(letter.at(x, y), page.getRaster().getSample(u, v, 0));
        page.getRaster().setSample(u, v, 0, grey);
      }
    }
    if (Character.isLowerCase(sign)) {
      for (int line = 0; line < 3; line++) {
        graphics.draw(
            new Line2D.Double(
                left + 0.15 * pitch,
                top + tall * (0.2 + 0.6 * random.nextDouble()),
                left + 0.85 * pitch,
                top + tall * (0.2 + 0.6 * random.nextDouble())));
      }
    }
  }

  private byte[] scan() {
    graphics.dispose();
    return Scans.scanned(page, random);
  }
}
