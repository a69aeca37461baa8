package org.korrigo.identification.header.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * A grey picture, one byte a pixel, row by row from the top.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pixels 0 is black, 255 (as a byte, -1) is white
 */
public record GreyImage(int width, int height, byte[] pixels) {
  private static final byte WHITE = (byte) 255;

  /** A white picture. */
  public static GreyImage white(int width, int height) {
    byte[] pixels = new byte[width * height];
    Arrays.fill(pixels, WHITE);
    return new GreyImage(width, height, pixels);
  }

  /**
   * Decodes a JPEG or any other format that Java reads.
   *
   * @throws IOException if it is none
   */
  public static GreyImage decode(InputStream content) throws IOException {
    BufferedImage image = ImageIO.read(content);
    if (image == null) {
      throw new IOException("The header is not a picture that can be decoded.");
    }
    return of(image);
  }

  /** Any picture as grey. */
  public static GreyImage of(BufferedImage image) {
    BufferedImage grey = image;
    if (image.getType() != BufferedImage.TYPE_BYTE_GRAY) {
      grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
      grey.getGraphics().drawImage(image, 0, 0, null);
    }
    byte[] pixels = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    return new GreyImage(grey.getWidth(), grey.getHeight(), pixels);
  }

  /** A pixel, 0 to 255; white outside of the picture. */
  public int at(int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height ? 255 : pixels[y * width + x] & 0xff;
  }

  void set(int x, int y, int grey) {
    pixels[y * width + x] = (byte) grey;
  }

  /** The same picture turned about its middle, clockwise in radians, white at the corners. */
  public GreyImage turned(double angle) {
    GreyImage turned = white(width, height);
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    for (int y = 0; y < height; y++) {
      double down = y - height / 2.0;
      for (int x = 0; x < width; x++) {
        double right = x - width / 2.0;
        turned.set(
            x,
            y,
            between(
                width / 2.0 + right * cos + down * sin, height / 2.0 - right * sin + down * cos));
      }
    }
    return turned;
  }

  /** The same picture at half the size, four pixels to one. */
  public GreyImage halved() {
    GreyImage half = white(Math.max(1, width / 2), Math.max(1, height / 2));
    for (int y = 0; y < half.height; y++) {
      for (int x = 0; x < half.width; x++) {
        int sum =
            at(2 * x, 2 * y)
                + at(2 * x + 1, 2 * y)
                + at(2 * x, 2 * y + 1)
                + at(2 * x + 1, 2 * y + 1);
        half.set(x, y, sum / 4);
      }
    }
    return half;
  }

  /** A rectangle of the picture, copied; it must lie within. */
  GreyImage part(Box area) {
    byte[] copied = new byte[area.width() * area.height()];
    for (int y = 0; y < area.height(); y++) {
      System.arraycopy(
          pixels, (area.top() + y) * width + area.left(), copied, y * area.width(), area.width());
    }
    return new GreyImage(area.width(), area.height(), copied);
  }

  private int between(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double fx = x - left;
    double fy = y - top;
    double upper = at(left, top) * (1 - fx) + at(left + 1, top) * fx;
    double lower = at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx;
    return (int) Math.round(upper * (1 - fy) + lower * fy);
  }
}
