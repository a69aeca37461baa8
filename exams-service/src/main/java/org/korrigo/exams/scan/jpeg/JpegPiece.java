package org.korrigo.exams.scan.jpeg;

import java.util.Optional;

/**
 * A whole JPEG made by the scissors. It carries nothing of the source but its picture: no comment,
 * EXIF, profile or thumbnail.
 *
 * @param bytes the file
 * @param width its width in pixels
 * @param height its height in pixels
 * @param crop the part that was asked for, in pixels of this JPEG; the rest is what the border of
 *     the coding unit added
 * @param half the same in grey at half the size, where that was wanted
 */
@SuppressWarnings("ArrayRecordComponent")
public record JpegPiece(
    byte[] bytes, int width, int height, PixelArea crop, Optional<JpegPiece> half) {
  JpegPiece(byte[] bytes, int width, int height, PixelArea crop) {
    this(bytes, width, height, crop, Optional.empty());
  }
}
