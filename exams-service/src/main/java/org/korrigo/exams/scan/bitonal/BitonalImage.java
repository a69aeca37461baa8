package org.korrigo.exams.scan.bitonal;

import java.util.Arrays;
import org.korrigo.exams.scan.jpeg.JpegPreview;
import org.korrigo.exams.scan.jpeg.PixelArea;
import org.korrigo.exams.scan.jpeg.QuarterTurn;

/**
 * A picture of one bit a pixel: 1 is white, as in PNG and PDF. Rows begin at a byte; what is left
 * of their last byte is white.
 */
public final class BitonalImage {
  private final int width;
  private final int height;
  private final int stride;
  private final byte[] bits;

  private BitonalImage(int width, int height, byte[] bits) {
    this.width = width;
    this.height = height;
    this.stride = stride(width);
    this.bits = bits;
  }

  /** Bytes of a row of so many pixels. */
  public static int stride(int width) {
    return (width + 7) >>> 3;
  }

  static BitonalImage white(int width, int height) {
    byte[] bits = new byte[Math.multiplyExact(stride(width), height)];
    Arrays.fill(bits, (byte) -1);
    return new BitonalImage(width, height, bits);
  }

  /**
   * A picture from its samples.
   *
   * @param bits rows of whole bytes, 1 is white; kept, not copied
   * @throws IllegalArgumentException if they are not just as many as the size asks for
   */
  public static BitonalImage of(int width, int height, byte[] bits) {
    if (width < 1 || height < 1 || bits.length != (long) stride(width) * height) {
      throw new IllegalArgumentException(
          bits.length + " bytes are no picture of " + width + "x" + height);
    }
    BitonalImage image = new BitonalImage(width, height, bits);
    int unused = -width & 7;
    for (int end = image.stride - 1; unused > 0 && end < bits.length; end += image.stride) {
      bits[end] |= (byte) ((1 << unused) - 1);
    }
    return image;
  }

  /** Width in pixels. */
  public int width() {
    return width;
  }

  /** Height in pixels. */
  public int height() {
    return height;
  }

  byte[] bits() {
    return bits;
  }

  /** Whether a pixel is black. */
  public boolean black(int x, int y) {
    return (bits[y * stride + (x >>> 3)] >> (7 - (x & 7)) & 1) == 0;
  }

  /** The same picture with black and white changed. */
  public BitonalImage negative() {
    byte[] other = new byte[bits.length];
    for (int i = 0; i < bits.length; i++) {
      other[i] = (byte) ~bits[i];
    }
    return of(width, height, other);
  }

  /**
   * Paints its black pixels onto a grey picture of the same size.
   *
   * @param luma row by row, a byte a pixel
   * @param grey of the paint, 0 to 255
   */
  public void paintOn(byte[] luma, int grey) {
    for (int y = 0; y < height; y++) {
      for (int i = 0; i < stride; i++) {
        int black = ~bits[y * stride + i] & 0xFF;
        int at = y * width + i * 8;
        for (; black != 0; black &= ~(0x80 >> Integer.numberOfLeadingZeros(black) - 24)) {
          luma[at + Integer.numberOfLeadingZeros(black) - 24] = (byte) grey;
        }
      }
    }
  }

  void blacken(int row, int from, int to) {
    fill(row, from, to, false);
  }

  private void fill(int row, int from, int to, boolean white) {
    if (from >= to) {
      return;
    }
    int first = row * stride + (from >>> 3);
    int last = row * stride + ((to - 1) >>> 3);
    int head = 0xFF >>> (from & 7);
    int tail = 0xFF << (7 - ((to - 1) & 7));
    if (first == last) {
      mask(first, head & tail, white);
      return;
    }
    mask(first, head, white);
    Arrays.fill(bits, first + 1, last, white ? (byte) -1 : 0);
    mask(last, tail, white);
  }

  private void mask(int at, int mask, boolean white) {
    bits[at] = (byte) (white ? bits[at] | mask : bits[at] & ~mask);
  }

  /** A rectangle of it, to the pixel. */
  public BitonalImage cut(PixelArea area) {
    BitonalImage piece = white(area.width(), area.height());
    int shift = area.x() & 7;
    for (int y = 0; y < area.height(); y++) {
      int from = (area.y() + y) * stride + (area.x() >>> 3);
      int to = y * piece.stride;
      if (shift == 0) {
        System.arraycopy(bits, from, piece.bits, to, piece.stride);
      } else {
        int rowEnd = (area.y() + y + 1) * stride;
        for (int i = 0; i < piece.stride; i++) {
          int next = from + i + 1 < rowEnd ? bits[from + i + 1] & 0xFF : 0xFF;
          piece.bits[to + i] = (byte) (bits[from + i] << shift | next >>> (8 - shift));
        }
      }
    }
    return of(area.width(), area.height(), piece.bits);
  }

  /** The same picture, a zone of it white; what of the zone lies outside is ignored. */
  public BitonalImage wiped(PixelArea zone) {
    BitonalImage wiped = new BitonalImage(width, height, bits.clone());
    int right = Math.min(width, zone.x() + zone.width());
    int bottom = Math.min(height, zone.y() + zone.height());
    for (int y = zone.y(); y < bottom; y++) {
      wiped.fill(y, zone.x(), right, true);
    }
    return wiped;
  }

  /** The same picture, turned. */
  public BitonalImage turned(QuarterTurn turn) {
    return BitonalTurn.of(this, turn);
  }

  /**
   * The picture small and grey.
   *
   * @param bytes how many times eight pixels become one
   */
  public JpegPreview preview(int bytes) {
    int across = Math.ceilDiv(stride, bytes);
    int down = Math.ceilDiv(height, 8 * bytes);
    byte[] luma = new byte[across * down];
    int[] white = new int[across];
    for (int y = 0; y < down; y++) {
      Arrays.fill(white, 0);
      int end = Math.min(height, 8 * bytes * (y + 1));
      for (int row = 8 * bytes * y; row < end; row++) {
        for (int i = 0; i < stride; i++) {
          white[i / bytes] += Integer.bitCount(bits[row * stride + i] & 0xFF);
        }
      }
      for (int x = 0; x < across; x++) {
        int columns = Math.min(stride - x * bytes, bytes) * 8;
        luma[y * across + x] = (byte) (white[x] * 255 / (columns * (end - 8 * bytes * y)));
      }
    }
    return new JpegPreview(across, down, luma);
  }
}
