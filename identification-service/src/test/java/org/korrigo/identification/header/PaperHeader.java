package org.korrigo.identification.header;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.korrigo.identification.matching.Letters;

/**
 * Draws an identity header as a school copier would scan it: the top of an A4 page at 200 dots an
 * inch, one letter per box, written by a hand of its own, a little askew, grey, noisy, as JPEG.
 */
public final class PaperHeader {
  private static final double MM = 200 / 25.4;
  private static final int WIDTH = 1654;
  private static final int HEIGHT = 655;
  private static final double PITCH = 5.5 * MM;
  private static final double TALL = 7 * MM;
  private static final double LEFT = 45 * MM;

  private final Random random;
  private final double slant;
  private final double shake;
  private final double pen;
  private final double size;
  private final BufferedImage image =
      new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
  private final Graphics2D graphics = image.createGraphics();

  private PaperHeader(long hand) {
    this.random = new Random(hand);
    this.slant = random.nextGaussian() * 0.16;
    this.shake = 0.02 + 0.055 * random.nextDouble();
    this.pen = 2.2 + 2.2 * random.nextDouble();
    this.size = 0.52 + 0.16 * random.nextDouble();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.rotate(Math.toRadians(random.nextGaussian() * 0.6), WIDTH / 2.0, HEIGHT / 2.0);
  }

  /**
   * A header with boxes.
   *
   * @param hand another number is another writer
   * @param birthDate eight digits, or empty to leave the boxes empty
   */
  public static byte[] boxed(long hand, String lastName, String firstName, String birthDate) {
    PaperHeader paper = new PaperHeader(hand);
    paper.row(20, "NOM", 20, capitals(lastName));
    paper.row(36, "PRENOM", 20, capitals(firstName));
    paper.row(52, "NE LE", 8, birthDate);
    return paper.scanned();
  }

  /** A header of free capitals on a ruled line each. */
  public static byte[] free(long hand, String... lines) {
    PaperHeader paper = new PaperHeader(hand);
    for (int i = 0; i < lines.length; i++) {
      double top = (15 + 14 * i) * MM;
      paper.write(capitals(lines[i]), 25 * MM, top, 4.2 * MM, 6 * MM);
      paper.graphics.setStroke(new BasicStroke(1.5f));
      paper.graphics.draw(
          new java.awt.geom.Line2D.Double(15 * MM, top + 7.5 * MM, 180 * MM, top + 7.5 * MM));
    }
    return paper.scanned();
  }

  /** A page without a mark on it. */
  public static byte[] blank(long hand) {
    return new PaperHeader(hand).scanned();
  }

  private static String capitals(String name) {
    return Letters.of(name).replace(' ', '-');
  }

  private void row(double topMm, String label, int boxes, String text) {
    double top = topMm * MM;
    print(label, 12 * MM, top + 2 * MM);
    graphics.setColor(Color.BLACK);
    graphics.setStroke(new BasicStroke(2f));
    for (int box = 0; box <= boxes; box++) {
      double x = LEFT + box * PITCH;
      graphics.draw(new java.awt.geom.Line2D.Double(x, top, x, top + TALL));
    }
    graphics.draw(new java.awt.geom.Line2D.Double(LEFT, top, LEFT + boxes * PITCH, top));
    graphics.draw(
        new java.awt.geom.Line2D.Double(LEFT, top + TALL, LEFT + boxes * PITCH, top + TALL));
    write(text.substring(0, Math.min(boxes, text.length())), LEFT, top, PITCH, TALL);
  }

  private void print(String label, double left, double top) {
    graphics.setColor(Color.BLACK);
    graphics.setStroke(new BasicStroke(2.5f));
    Random steady = new Random(0);
    for (int i = 0; i < label.length(); i++) {
      if (PenLetters.has(label.charAt(i))) {
        Path2D letter = PenLetters.draw(label.charAt(i), steady, 0);
        letter.transform(new AffineTransform(2 * MM, 0, 0, 3 * MM, left + i * 3 * MM, top));
        graphics.draw(letter);
      }
    }
  }

  private void write(String text, double left, double top, double pitch, double tall) {
    graphics.setColor(new Color(40 + random.nextInt(50), 40, 60));
    for (int i = 0; i < text.length(); i++) {
      if (!PenLetters.has(text.charAt(i))) {
        continue;
      }
      double high = tall * size * (1 + random.nextGaussian() * 0.06);
      double wide = Math.min(pitch * 0.72, high * 0.72) * (1 + random.nextGaussian() * 0.07);
      Path2D letter = PenLetters.draw(text.charAt(i), random, shake);
      AffineTransform place = new AffineTransform();
      place.translate(
          left + i * pitch + (pitch - wide) / 2 + random.nextGaussian() * 1.5,
          top + (tall - high) * (0.55 + random.nextGaussian() * 0.08));
      place.shear(-slant, 0);
      place.scale(wide, high);
      letter.transform(place);
      graphics.setStroke(
          new BasicStroke(
              (float) (pen * (1 + random.nextGaussian() * 0.08)),
              BasicStroke.CAP_ROUND,
              BasicStroke.JOIN_ROUND));
      graphics.draw(letter);
    }
  }

  private byte[] scanned() {
    graphics.dispose();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int grey = image.getRaster().getSample(x, y, 0);
        double paper = grey * 0.9 + 14 + random.nextGaussian() * 5;
        image.getRaster().setSample(x, y, 0, (int) Math.clamp(paper, 0, 255));
      }
    }
    return Scans.jpeg(image);
  }
}
