package org.korrigo.contracts.storage;

/**
 * A range of bytes inside a stored file that is a whole object of its own, such as a page's JPEG
 * inside a PDF.
 *
 * @param file the stored file
 * @param offset of the first byte, from 0
 * @param length in bytes
 * @param sha256 of the range, 64 lower-case hexadecimal digits: also its entity tag
 * @param contentType media type of the range
 */
public record StoredSlice(
    StoredFile file, long offset, long length, String sha256, String contentType) {

  /** The whole file as one slice. */
  public static StoredSlice whole(StoredFile file) {
    return new StoredSlice(file, 0, file.size(), file.sha256(), file.contentType());
  }
}
