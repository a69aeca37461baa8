package org.korrigo.exams.scan.sheet;

/**
 * Where in a PDF written by {@link PagePdf} the image of a page stands: a byte range that is a
 * whole {@code image/jpeg}, upright.
 *
 * @param offset of its first byte in the file
 * @param length in bytes
 * @param sha256 of these bytes, 64 lower-case hexadecimal digits
 * @param widthPx in pixels
 * @param heightPx in pixels
 */
public record PageSlice(long offset, long length, String sha256, int widthPx, int heightPx) {
  /** Media type of every page image. */
  public static final String CONTENT_TYPE = "image/jpeg";
}
