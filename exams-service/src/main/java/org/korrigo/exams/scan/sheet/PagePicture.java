package org.korrigo.exams.scan.sheet;

/**
 * One upright page.
 *
 * @param bytes a whole picture file without metadata
 * @param widthPx its width in pixels
 * @param heightPx its height in pixels
 * @param coding what the bytes are
 */
@SuppressWarnings("ArrayRecordComponent")
public record PagePicture(byte[] bytes, int widthPx, int heightPx, PictureCoding coding) {}
