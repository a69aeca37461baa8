package org.korrigo.grading.annotation;

import java.time.Instant;
import java.util.UUID;
import org.korrigo.grading.journal.AnnotationRecord;

/**
 * An annotation as it is shown and drawn.
 *
 * @param pageIndex 0-based
 * @param x left edge in parts of the page's width
 * @param y upper edge in parts of the page's height, from the top
 * @param w width in parts of the page's width
 * @param h height in parts of the page's height
 * @param content text, or a drawing ({@link AnnotationContent}), or null
 * @param version what {@code If-Match} refers to
 */
public record AnnotationView(
    UUID id,
    UUID copyId,
    int pageIndex,
    double x,
    double y,
    double w,
    double h,
    String content,
    AnnotationType type,
    Integer scoreDelta,
    String createdById,
    Instant createdAt,
    Instant updatedAt,
    long version) {

  static AnnotationView of(Annotation annotation) {
    return new AnnotationView(
        annotation.id,
        annotation.copyId,
        annotation.pageIndex,
        annotation.x,
        annotation.y,
        annotation.w,
        annotation.h,
        annotation.content,
        annotation.type,
        annotation.scoreDelta,
        annotation.createdById,
        annotation.createdAt,
        annotation.updatedAt,
        annotation.version);
  }

  /** As the journal keeps it, seen from here. */
  static AnnotationView of(UUID id, UUID copyId, AnnotationRecord kept, Instant updatedAt) {
    return new AnnotationView(
        id,
        copyId,
        kept.pageIndex(),
        kept.x(),
        kept.y(),
        kept.w(),
        kept.h(),
        kept.content(),
        AnnotationType.valueOf(kept.type()),
        kept.scoreDelta(),
        kept.createdById(),
        kept.createdAt(),
        updatedAt,
        kept.version());
  }

  /** As the journal keeps it. */
  public AnnotationRecord record() {
    return new AnnotationRecord(
        pageIndex, x, y, w, h, content, type.name(), scoreDelta, createdById, createdAt, version);
  }
}
