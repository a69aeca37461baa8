package org.korrigo.standalone.demo.paper;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What a school copier makes of one A3 side: grey at 200 dpi, a little askew and off centre, with
 * the grain of paper and sensor.
 */
final class CopierGlass {
  /** An A3 side in landscape at 200 dpi. */
  static final int WIDTH = 3307;

  static final int HEIGHT = 2339;

  private static final double PIXELS_PER_MM = 200 / 25.4;
  private static final double MOST_SKEW = Math.toRadians(0.8);
  private static final int PAPER = 242;
  private static final int GRAIN = 1 << 16;

  private final RandomGenerator chance;
  private final byte[] grain = new byte[GRAIN];

  CopierGlass(RandomGenerator chance) {
    this.chance = chance;
    for (int i = 0; i < GRAIN; i++) {
      grain[i] = (byte) Math.clamp(Math.round(chance.nextGaussian() * 1.2), -5, 5);
    }
  }

  /** The picture of two pages side by side, each drawn in its own millimetres. */
  BufferedImage scan(Consumer<Graphics2D> leftPage, Consumer<Graphics2D> rightPage) {
    BufferedImage side = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D sheet = side.createGraphics();
    sheet.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    sheet.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    sheet.setColor(new Color(PAPER, PAPER, PAPER));
    sheet.fillRect(0, 0, WIDTH, HEIGHT);
    sheet.scale(PIXELS_PER_MM, PIXELS_PER_MM);
    sheet.translate(chance.nextDouble(-0.8, 0.8), chance.nextDouble(-0.8, 0.8));
    sheet.rotate(chance.nextDouble(-MOST_SKEW, MOST_SKEW), 210, 148.5);
    page(sheet, leftPage, 0);
    page(sheet, rightPage, 210);
    sheet.dispose();
    roughen(((DataBufferByte) side.getRaster().getDataBuffer()).getData());
    return side;
  }

  private static void page(Graphics2D sheet, Consumer<Graphics2D> content, double x) {
    Graphics2D page = (Graphics2D) sheet.create();
    page.translate(x, 0);
    page.clip(new Rectangle2D.Double(0, 0, 210, 297));
    content.accept(page);
    page.dispose();
  }

  private void roughen(byte[] pixels) {
    int at = 0;
    for (int row = 0; row < HEIGHT; row++) {
      int from = chance.nextInt(GRAIN);
      for (int column = 0; column < WIDTH; column++, at++) {
        int value = (pixels[at] & 255) + grain[(from + column) & (GRAIN - 1)];
        pixels[at] = (byte) Math.clamp(value, 0, 255);
      }
    }
  }
}
