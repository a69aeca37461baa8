package org.korrigo.identification.header.letter.training;

import java.util.Random;
import org.korrigo.identification.header.image.GreyImage;

/**
 * The inside of a letter box as a copier would scan it: blurred, grainy, grey, sometimes with a
 * rest of the frame or cut a little too narrow.
 */
public final class ScannedBox {
  private static final double WIDTH_INCH = 5.0 / 25.4;
  private static final double HEIGHT_INCH = 6.5 / 25.4;

  private ScannedBox() {}

  /** A sign written by a hand and scanned at 150 to 300 dots an inch. */
  public static GreyImage of(Hand hand, char sign, Random random) {
    return scanned(hand, sign, false, random);
  }

  /** The same, struck out by its writer. */
  public static GreyImage struckOut(Hand hand, char sign, Random random) {
    return scanned(hand, sign, true, random);
  }

  private static GreyImage scanned(Hand hand, char sign, boolean struckOut, Random random) {
    double resolution = 150 + 150 * random.nextDouble();
    int width = (int) (resolution * WIDTH_INCH * (0.85 + 0.35 * random.nextDouble()));
    int height = (int) (resolution * HEIGHT_INCH * (0.8 + 0.3 * random.nextDouble()));
    GreyImage letter =
        struckOut
            ? hand.strikeOut(sign, width, height, random)
            : hand.write(sign, width, height, random);
    byte[] pixels = letter.pixels();
    for (int side = 0; side < 4; side++) {
      if (random.nextInt(6) == 0) {
        frame(pixels, width, height, side, random);
      }
    }
    for (int times = random.nextInt(3); times > 0; times--) {
      blur(pixels, width, height);
    }
    int ink = 20 + random.nextInt(110);
    int paper = Math.min(255, ink + 90 + random.nextInt(120));
    int grain = 1 + random.nextInt(24);
    for (int i = 0; i < pixels.length; i++) {
      int grey = ink + (pixels[i] & 0xff) * (paper - ink) / 255;
      int noise = random.nextInt(2 * grain + 1) + random.nextInt(2 * grain + 1) - 2 * grain;
      pixels[i] = (byte) Math.clamp(grey + noise, 0, 255);
    }
    return letter;
  }

  /** A piece of a line along one side. */
  private static void frame(byte[] pixels, int width, int height, int side, Random random) {
    boolean upright = side < 2;
    int length = upright ? height : width;
    int across = upright ? width : height;
    int thick = 1 + random.nextInt(2);
    int away = random.nextInt(3);
    int from = random.nextInt(length / 2);
    int to = from + random.nextInt(length - from) + 1;
    for (int along = from; along < to; along++) {
      for (int depth = away; depth < away + thick; depth++) {
        int place = side % 2 == 0 ? depth : across - 1 - depth;
        pixels[upright ? along * width + place : place * width + along] = 30;
      }
    }
  }

  private static void blur(byte[] pixels, int width, int height) {
    byte[] sharp = pixels.clone();
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        int around =
            (sharp[i - 1] & 0xff)
                + (sharp[i + 1] & 0xff)
                + (sharp[i - width] & 0xff)
                + (sharp[i + width] & 0xff);
        pixels[i] = (byte) ((4 * (sharp[i] & 0xff) + around) / 8);
      }
    }
  }
}
