package org.korrigo.grading.journal;

import java.time.Instant;

/**
 * A whole annotation as the journal keeps it (domain §1, Annotation).
 *
 * @param pageIndex 0-based
 * @param x left edge in parts of the page's width
 * @param y upper edge in parts of the page's height, from the top
 * @param w width in parts of the page's width
 * @param h height in parts of the page's height
 * @param content what it says, or null
 * @param type COMMENT, HIGHLIGHT, ERROR or BONUS
 * @param scoreDelta points given or taken, or null
 * @param createdById who drew it first
 * @param createdAt when it was drawn first
 * @param version from 0, one more with every change
 */
public record AnnotationRecord(
    int pageIndex,
    double x,
    double y,
    double w,
    double h,
    String content,
    String type,
    Integer scoreDelta,
    String createdById,
    Instant createdAt,
    long version) {

  /** The same one, changed once more. */
  public AnnotationRecord next() {
    return new AnnotationRecord(
        pageIndex, x, y, w, h, content, type, scoreDelta, createdById, createdAt, version + 1);
  }
}
