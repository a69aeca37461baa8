package org.korrigo.grading.question;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** Where a question is answered on the paper of an exam, as somebody who looked has said. */
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

  static QuestionRegion of(UUID examId, String questionId) {
    QuestionRegion region = new QuestionRegion();
    region.id = UUID.randomUUID();
    region.examId = examId;
    region.questionId = questionId;
    return region;
  }

  void place(Region place, String actorId, Instant now) {
    pageIndex = place.pageIndex();
    x = place.x().doubleValue();
    y = place.y().doubleValue();
    w = place.w().doubleValue();
    h = place.h().doubleValue();
    updatedById = actorId;
    updatedAt = now;
  }
}
