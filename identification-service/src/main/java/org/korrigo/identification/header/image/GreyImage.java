package org.korrigo.identification.header.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A grey picture, one byte a pixel, row by row from the top.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pixels 0 is black, 255 (as a byte, -1) is white
 */
public record GreyImage(int width, int height, byte[] pixels) {
  private static final byte WHITE = (byte) 255;

  /** Places between pixels are counted in whole numbers: binary places after the point. */
  private static final int PLACES = 16;

  private static final int ONE = 1 << PLACES;

  /** So many pixels are turned together. */
  private static final int STRETCH = 32;

  private static final byte[] PAPER = new byte[2 * STRETCH];

  static {
    Arrays.fill(PAPER, WHITE);
  }

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
    BufferedImage image = ImageIO.read(new MemoryCacheImageInputStream(content));
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

  GreyImage copy() {
    return new GreyImage(width, height, pixels.clone());
  }

  void set(int x, int y, int grey) {
    pixels[y * width + x] = (byte) grey;
  }

  void fill(Box area, int grey) {
    for (int y = area.top(); y < area.bottom(); y++) {
      Arrays.fill(pixels, y * width + area.left(), y * width + area.right(), (byte) grey);
    }
  }

  /** The same picture turned about its middle, clockwise in radians, white at the corners. */
  public GreyImage turned(double angle) {
    GreyImage turned = white(width, height);
    int cos = (int) Math.round(Math.cos(angle) * ONE);
    int sin = (int) Math.round(Math.sin(angle) * ONE);
    for (int y = 0; y < height; y++) {
      double down = y - height / 2.0;
      int fromX = (int) Math.round((width / 2.0) * (ONE - cos) + down * sin);
      int fromY = (int) Math.round((height / 2.0) * ONE + (width / 2.0) * sin + down * cos);
      for (int x = 0; x < width; x += STRETCH) {
        int end = Math.min(width, x + STRETCH);
        turned.turnStretch(this, y * width + x, y * width + end, fromX, fromY, cos, sin);
        fromX += (end - x) * cos;
        fromY -= (end - x) * sin;
      }
    }
    return turned;
  }

  /** Some pixels of a row of a turned picture that is white so far. */
  private void turnStretch(
      GreyImage from, int start, int end, int startX, int startY, int cos, int sin) {
    int lastX = startX + (end - start) * cos;
    int lastY = startY - (end - start) * sin;
    int top = Math.min(startY, lastY) >> PLACES;
    int bottom = (Math.max(startY, lastY) >> PLACES) + 1;
    if (from.isWhite(startX >> PLACES, top, (lastX >> PLACES) + 1, bottom)) {
      return;
    }
    int fromX = startX;
    int fromY = startY;
    for (int at = start; at < end; at++) {
      pixels[at] = (byte) from.between(fromX, fromY);
      fromX += cos;
      fromY -= sin;
    }
  }

  /** Whether a rectangle lies within and is white, as most of a page is. */
  private boolean isWhite(int left, int top, int right, int bottom) {
    if (left < 0 || top < 0 || right >= width || bottom >= height) {
      return false;
    }
    for (int y = top; y <= bottom; y++) {
      int row = y * width;
      if (Arrays.mismatch(pixels, row + left, row + right, PAPER, 0, right - left) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** The same picture at half the size, four pixels to one. */
  public GreyImage halved() {
    GreyImage half = white(Math.max(1, width / 2), Math.max(1, height / 2));
    if (width < 2 || height < 2) {
      return half;
    }
    for (int y = 0; y < half.height; y++) {
      for (int x = 0; x < half.width; x++) {
        int from = 2 * y * width + 2 * x;
        int upper = (pixels[from] & 0xff) + (pixels[from + 1] & 0xff);
        int lower = (pixels[from + width] & 0xff) + (pixels[from + width + 1] & 0xff);
        half.pixels[y * half.width + x] = (byte) ((upper + lower) / 4);
      }
    }
    return half;
  }

  /** The same picture so many times smaller; each pixel is the mean of those it stands for. */
  public GreyImage reduced(double times) {
    if (times == 1) {
      return this;
    }
    GreyImage small =
        white(Math.max(1, (int) (width / times)), Math.max(1, (int) (height / times)));
    double[] sums = new double[width];
    for (int y = 0; y < small.height; y++) {
      sumRows(y * times, (y + 1) * times, sums);
      for (int x = 0; x < small.width; x++) {
        double sum = sum(sums, x * times, (x + 1) * times);
        small.set(x, y, 255 - (int) Math.round(sum / (times * times)));
      }
    }
    return small;
  }

  /** Adds up how dark each column is between two rows, of parts of pixels too. */
  private void sumRows(double top, double bottom, double[] sums) {
    Arrays.fill(sums, 0);
    for (int y = (int) top; y < bottom && y < height; y++) {
      double part = Math.min(bottom, y + 1) - Math.max(top, y);
      for (int x = 0; x < width; x++) {
        sums[x] += part * (255 - (pixels[y * width + x] & 0xff));
      }
    }
  }

  /** Adds up what lies between two places, of parts of a number too. */
  private static double sum(double[] numbers, double from, double to) {
    double sum = 0;
    for (int i = (int) from; i < to && i < numbers.length; i++) {
      sum += (Math.min(to, i + 1) - Math.max(from, i)) * numbers[i];
    }
    return sum;
  }

  /** Copies a rectangle of another picture to the top of this one; it must lie within both. */
  void paste(GreyImage from, Box area, int left) {
    for (int y = 0; y < area.height(); y++) {
      System.arraycopy(
          from.pixels,
          (area.top() + y) * from.width + area.left(),
          pixels,
          y * width + left,
          area.width());
    }
  }

  /** The columns from one to before another, copied. */
  public GreyImage columns(int from, int to) {
    return from == 0 && to == width ? this : part(new Box(from, 0, to, height));
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

  /** The grey between four pixels, at a place in parts of {@link #ONE}. */
  private int between(int x, int y) {
    int left = x >> PLACES;
    int top = y >> PLACES;
    int partX = (x & ONE - 1) >> PLACES / 2;
    int partY = (y & ONE - 1) >> PLACES / 2;
    int upper;
    int lower;
    if (left >= 0 && top >= 0 && left < width - 1 && top < height - 1) {
      int at = top * width + left;
      upper = mixed(pixels[at] & 0xff, pixels[at + 1] & 0xff, partX);
      lower = mixed(pixels[at + width] & 0xff, pixels[at + width + 1] & 0xff, partX);
    } else {
      upper = mixed(at(left, top), at(left + 1, top), partX);
      lower = mixed(at(left, top + 1), at(left + 1, top + 1), partX);
    }
    return (upper * (256 - partY) + lower * partY + ONE / 2) >> PLACES;
  }

  private static int mixed(int first, int second, int part) {
    return first * (256 - part) + second * part;
  }
}
