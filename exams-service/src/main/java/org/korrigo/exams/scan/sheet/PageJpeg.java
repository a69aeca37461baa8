package org.korrigo.exams.scan.sheet;

import org.korrigo.exams.scan.jpeg.JpegPiece;

/**
 * One upright page.
 *
 * @param bytes a whole JPEG without metadata
 * @param widthPx its width in pixels
 * @param heightPx its height in pixels
 * @param colours 1 for grey, 3 for colour
 */
@SuppressWarnings("ArrayRecordComponent")
public record PageJpeg(byte[] bytes, int widthPx, int heightPx, int colours) {
  static PageJpeg of(JpegPiece piece, int colours) {
    return new PageJpeg(piece.bytes(), piece.width(), piece.height(), colours);
  }
}
