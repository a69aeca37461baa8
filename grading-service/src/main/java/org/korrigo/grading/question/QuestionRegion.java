package org.korrigo.grading.question;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/**
 * Where a question is answered on the paper of an exam, as somebody who looked has said. Each time
 * somebody says it is a row of its own, and stays.
 */
@Entity
class QuestionRegion {
  @Id UUID id;
  UUID examId;
  String questionId;
  int pageIndex;
  double x;
  double y;
  double w;
  double h;
  String updatedById;
  Instant updatedAt;

  /** From 0; the highest counts. */
  int version;

  static QuestionRegion of(
      UUID examId, String questionId, int version, Region place, String actorId, Instant now) {
    QuestionRegion region = new QuestionRegion();
    region.id = UUID.randomUUID();
    region.examId = examId;
    region.questionId = questionId;
    region.version = version;
    region.pageIndex = place.pageIndex();
    region.x = place.x().doubleValue();
    region.y = place.y().doubleValue();
    region.w = place.w().doubleValue();
    region.h = place.h().doubleValue();
    region.updatedById = actorId;
    region.updatedAt = now;
    return region;
  }
}
