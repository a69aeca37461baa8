package org.korrigo.exams.scan.sheet;

import org.korrigo.exams.hash.Sha256;

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
        Sha256.of(picture.bytes()),
        picture.coding().contentType(),
        picture.widthPx(),
        picture.heightPx());
  }
}
