package org.korrigo.exams.scan.sheet;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where in a file the picture of a page stands: a byte range that is a whole picture, upright.
 *
 * @param offset of its first byte in the file
 * @param length in bytes
 * @param sha256 of these bytes, 64 lower-case hexadecimal digits
 * @param contentType media type of the bytes
 * @param widthPx in pixels
 * @param heightPx in pixels
 */
public record PageSlice(
    long offset, long length, String sha256, String contentType, int widthPx, int heightPx) {
  static PageSlice of(long offset, PagePicture picture) {
    return new PageSlice(
        offset,
        picture.bytes().length,
        sha256(picture.bytes()),
        picture.coding().contentType(),
        picture.widthPx(),
        picture.heightPx());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
