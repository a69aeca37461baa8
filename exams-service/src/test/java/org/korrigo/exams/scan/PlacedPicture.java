package org.korrigo.exams.scan;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Pictures of sides as they lie on the glass of a copier. */
final class PlacedPicture {
  private PlacedPicture() {}

  /** At twice the resolution. */
  static BufferedImage enlarged(BufferedImage side) {
    int width = 2 * side.getWidth();
    int height = 2 * side.getHeight();
    BufferedImage large = new BufferedImage(width, height, side.getType());
    Graphics2D graphics = large.createGraphics();
    graphics.drawImage(side, 0, 0, width, height, null);
    graphics.dispose();
    return large;
  }

  /** Upside down. */
  static BufferedImage turnedOver(BufferedImage side) {
    BufferedImage turned =
        new BufferedImage(side.getWidth(), side.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    AffineTransform half = AffineTransform.getTranslateInstance(side.getWidth(), side.getHeight());
    half.quadrantRotate(2);
    Graphics2D graphics = turned.createGraphics();
    graphics.drawImage(side, half, null);
    graphics.dispose();
    return turned;
  }

  /** On white paper of the same size, placed otherwise. */
  static BufferedImage redrawn(BufferedImage side, AffineTransform placed) {
    BufferedImage drawn =
        new BufferedImage(side.getWidth(), side.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
    graphics.drawImage(side, placed, null);
    graphics.dispose();
    return drawn;
  }

  /** Turned by 90 degrees. */
  static BufferedImage clockwise(BufferedImage side) {
    BufferedImage stored =
        new BufferedImage(side.getHeight(), side.getWidth(), BufferedImage.TYPE_BYTE_GRAY);
    AffineTransform clockwise = AffineTransform.getTranslateInstance(side.getHeight(), 0);
    clockwise.quadrantRotate(1);
    Graphics2D graphics = stored.createGraphics();
    graphics.drawImage(side, clockwise, null);
    graphics.dispose();
    return stored;
  }
}
