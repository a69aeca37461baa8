package org.korrigo.contracts.exams;

import org.korrigo.contracts.storage.StoredSlice;

/**
 * One A4 page's picture: a JPEG is a range of bytes inside its copy's PDF, a PNG of one bit a pixel
 * a range inside the file of views beside it.
 *
 * @param image where the bytes are; they form a whole image of the slice's content type
 * @param widthPx width as shown, after any rotation, in pixels
 * @param heightPx height as shown, after any rotation, in pixels
 * @param preview the same page smaller, or null where none was kept; its {@code image} is that of
 *     the page where the page itself takes fewer bytes
 */
public record PageImage(StoredSlice image, int widthPx, int heightPx, PagePreview preview) {

  /** A page without a preview. */
  public PageImage(StoredSlice image, int widthPx, int heightPx) {
    this(image, widthPx, heightPx, null);
  }
}
