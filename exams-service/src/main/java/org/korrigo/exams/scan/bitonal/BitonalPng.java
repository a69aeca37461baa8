package org.korrigo.exams.scan.bitonal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * One bit a pixel as PNG: every browser shows it, and its data are what a PDF calls FlateDecode
 * with PNG predictors, so a page's PDF takes the same data without coding them twice.
 */
public final class BitonalPng {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int SIZE_AT = SIGNATURE.length + 8;
  private static final int DATA_AT = SIGNATURE.length + 25 + 8;
  private static final int BEHIND_DATA = 4 + 12;

  /** Two thirds of the time of the strongest setting, for hardly more bytes. */
  private static final int EFFORT = 4;

  private BitonalPng() {}

  /** A PNG file of a picture, without any metadata. */
  public static byte[] write(BitonalImage image) {
    byte[] packed = deflated(rows(image));
    ByteArrayOutputStream png = new ByteArrayOutputStream(packed.length + DATA_AT + BEHIND_DATA);
    png.writeBytes(SIGNATURE);
    byte[] header =
        ByteBuffer.allocate(13).putInt(image.width()).putInt(image.height()).put((byte) 1).array();
    chunk(png, "IHDR", header);
    chunk(png, "IDAT", packed);
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  /** The pixels of a file that {@link #write} made, as a zlib stream of rows with filter bytes. */
  public static byte[] data(byte[] png) {
    return Arrays.copyOfRange(png, DATA_AT, png.length - BEHIND_DATA);
  }

  /**
   * Reads a file that {@link #write} made; no other.
   *
   * @param mostPixels more are refused
   * @throws DamagedBitonalException if it is none
   */
  public static BitonalImage read(byte[] png, long mostPixels) throws DamagedBitonalException {
    boolean begins =
        png.length > DATA_AT + BEHIND_DATA
            && Arrays.equals(png, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    if (!begins) {
      throw new DamagedBitonalException("does not begin as a page image");
    }
    int width = ByteBuffer.wrap(png).getInt(SIZE_AT);
    int height = ByteBuffer.wrap(png).getInt(SIZE_AT + 4);
    if (width < 1 || height < 1 || (long) width * height > mostPixels) {
      throw new DamagedBitonalException("a size that no page image has");
    }
    return BitonalImage.of(width, height, pixels(png, width, height));
  }

  private static byte[] pixels(byte[] png, int width, int height) throws DamagedBitonalException {
    int stride = BitonalImage.stride(width);
    byte[] rows = new byte[(stride + 1) * height];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(png, DATA_AT, png.length - DATA_AT - BEHIND_DATA);
      int length = 0;
      int read;
      do {
        read = inflater.inflate(rows, length, rows.length - length);
        length += read;
      } while (read > 0 && length < rows.length);
      if (length < rows.length) {
        throw new DamagedBitonalException("a page image that ends too early");
      }
    } catch (DataFormatException broken) {
      throw new DamagedBitonalException("a page image with broken data", broken);
    }
    byte[] bits = new byte[stride * height];
    for (int y = 0; y < height; y++) {
      if (rows[y * (stride + 1)] != 0) {
        throw new DamagedBitonalException("a page image that was written by something else");
      }
      System.arraycopy(rows, y * (stride + 1) + 1, bits, y * stride, stride);
    }
    return bits;
  }

  private static byte[] rows(BitonalImage image) {
    int stride = BitonalImage.stride(image.width());
    byte[] rows = new byte[(stride + 1) * image.height()];
    for (int y = 0; y < image.height(); y++) {
      System.arraycopy(image.bits(), y * stride, rows, y * (stride + 1) + 1, stride);
    }
    return rows;
  }

  private static byte[] deflated(byte[] rows) {
    try (Deflater deflater = new Deflater(EFFORT)) {
      deflater.setInput(rows);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream(rows.length / 8 + 64);
      byte[] buffer = new byte[1 << 16];
      while (!deflater.finished()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
      return packed.toByteArray();
    }
  }

  private static void chunk(ByteArrayOutputStream png, String name, byte[] content) {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(type);
    sum.update(content);
    png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    png.writeBytes(type);
    png.writeBytes(content);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
