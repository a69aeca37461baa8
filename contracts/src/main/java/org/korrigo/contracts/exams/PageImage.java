package org.korrigo.contracts.exams;

import org.korrigo.contracts.storage.StoredSlice;

/**
 * One A4 page's picture, a range of bytes inside its copy's PDF: nothing is stored twice.
 *
 * @param image where the bytes are; they form a whole image of the slice's content type
 * @param widthPx width as shown, after any rotation, in pixels
 * @param heightPx height as shown, after any rotation, in pixels
 */
public record PageImage(StoredSlice image, int widthPx, int heightPx) {}
