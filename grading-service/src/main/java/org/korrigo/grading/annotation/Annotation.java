package org.korrigo.grading.annotation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.korrigo.grading.journal.AnnotationRecord;

/** A mark on a page; the rectangle is in parts of the page, from its top left corner. */
@Entity
class Annotation {
  @Id UUID id;
  UUID copyId;
  int pageIndex;
  double x;
  double y;
  double w;
  double h;

  @Column(columnDefinition = "text")
  String content;

  @Enumerated(EnumType.STRING)
  AnnotationType type;

  Integer scoreDelta;
  String createdById;
  Instant createdAt;
  Instant updatedAt;
  @Version long version;

  static Annotation create(
      UUID id, UUID copyId, NewAnnotation drawn, String createdById, Instant now) {
    Annotation annotation = new Annotation();
    annotation.id = id;
    annotation.copyId = copyId;
    annotation.createdById = createdById;
    annotation.createdAt = now;
    annotation.draw(drawn, now);
    return annotation;
  }

  /** Takes over a new drawing; who created it stays. */
  void draw(NewAnnotation drawn, Instant now) {
    pageIndex = drawn.pageIndex();
    x = drawn.x().doubleValue();
    y = drawn.y().doubleValue();
    w = drawn.w().doubleValue();
    h = drawn.h().doubleValue();
    content = drawn.content();
    type = drawn.type();
    scoreDelta = drawn.scoreDelta();
    updatedAt = now;
  }

  /** Whether it was drawn just so. */
  boolean shows(NewAnnotation drawn) {
    return pageIndex == drawn.pageIndex()
        && x == drawn.x().doubleValue()
        && y == drawn.y().doubleValue()
        && w == drawn.w().doubleValue()
        && h == drawn.h().doubleValue()
        && type == drawn.type()
        && Objects.equals(content, drawn.content())
        && Objects.equals(scoreDelta, drawn.scoreDelta());
  }

  /** As the journal keeps it. */
  AnnotationRecord record() {
    return AnnotationView.of(this).record();
  }
}
