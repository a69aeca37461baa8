package org.korrigo.exams.scan.sheet;

import java.util.Optional;

/**
 * One upright page.
 *
 * @param bytes a whole picture file without metadata
 * @param widthPx its width in pixels
 * @param heightPx its height in pixels
 * @param coding what the bytes are
 * @param half the same at half the size, where it was made along with it
 */
@SuppressWarnings("ArrayRecordComponent")
public record PagePicture(
    byte[] bytes, int widthPx, int heightPx, PictureCoding coding, Optional<PagePicture> half) {
  /** A page alone. */
  public PagePicture(byte[] bytes, int widthPx, int heightPx, PictureCoding coding) {
    this(bytes, widthPx, heightPx, coding, Optional.empty());
  }
}
