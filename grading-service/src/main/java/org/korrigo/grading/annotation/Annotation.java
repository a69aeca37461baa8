package org.korrigo.grading.annotation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * A mark on a page, to read; the rectangle is in parts of the page, from its top left corner.
 * {@link AnnotationRows} writes it.
 */
@Entity
@Immutable
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
  long version;
}
