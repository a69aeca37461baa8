package org.korrigo.exams.scan.bitonal;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.korrigo.exams.scan.jpeg.PixelArea;
import org.korrigo.exams.scan.jpeg.QuarterTurn;

/** Black and white pictures that tell every place of theirs apart. */
public final class SampleWriting {
  private SampleWriting() {}

  /** Lines of text on white, with some dust and a black bar as copiers leave at an edge. */
  public static BufferedImage text(int width, int height, long seed) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font(Font.SERIF, Font.ITALIC, 23));
    Random chance = new Random(seed);
    for (int y = 30; y < height; y += 34) {
      graphics.drawString("réponse " + Long.toString(chance.nextLong(), 36), 10, y);
    }
    graphics.fillRect(width - 5, 0, 5, height);
    graphics.fillRect(0, height / 2, width, 1);
    graphics.dispose();
    for (int i = 0; i < width * height / 200; i++) {
      picture.getRaster().setSample(chance.nextInt(width), chance.nextInt(height), 0, 0);
    }
    return picture;
  }

  /** Pixels by chance: the worst for a fax. */
  static BufferedImage noise(int width, int height, long seed) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    Random chance = new Random(seed);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.getRaster().setSample(x, y, 0, chance.nextInt(2));
      }
    }
    return picture;
  }

  static BufferedImage blank(int width, int height, boolean black) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(black ? Color.BLACK : Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return picture;
  }

  /** Group 4 data of a picture, by another program than ours. */
  static byte[] fax(BufferedImage picture) throws IOException {
    try (PDDocument document = new PDDocument()) {
      var image = CCITTFactory.createFromImage(document, picture);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (var in = image.getStream().getCOSObject().createRawInputStream()) {
        in.transferTo(bytes);
      }
      return bytes.toByteArray();
    }
  }

  /** The same as ours. */
  public static BitonalImage image(BufferedImage picture) {
    BitonalImage image = BitonalImage.white(picture.getWidth(), picture.getHeight());
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        if ((picture.getRGB(x, y) & 0xFF) == 0) {
          image.blacken(y, x, x + 1);
        }
      }
    }
    return image;
  }

  /** A rectangle turned, pixel by pixel: slow and plain. */
  static BitonalImage expected(BitonalImage image, PixelArea area, QuarterTurn turn) {
    boolean swaps = turn.swapsSides();
    int width = swaps ? area.height() : area.width();
    int height = swaps ? area.width() : area.height();
    BitonalImage expected = BitonalImage.white(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int fromX =
            switch (turn) {
              case NONE -> x;
              case RIGHT -> y;
              case HALF -> area.width() - 1 - x;
              case LEFT -> area.width() - 1 - y;
            };
        int fromY =
            switch (turn) {
              case NONE -> y;
              case RIGHT -> area.height() - 1 - x;
              case HALF -> area.height() - 1 - y;
              case LEFT -> x;
            };
        if (image.black(area.x() + fromX, area.y() + fromY)) {
          expected.blacken(y, x, x + 1);
        }
      }
    }
    return expected;
  }
}
