package org.korrigo.contracts.exams;

import org.korrigo.contracts.storage.StoredSlice;

/**
 * A page's picture small enough to be shown at once, about 1,000 pixels wide.
 *
 * @param image where the bytes are; they form a whole image of the slice's content type
 * @param widthPx width in pixels
 * @param heightPx height in pixels
 */
public record PagePreview(StoredSlice image, int widthPx, int heightPx) {}
