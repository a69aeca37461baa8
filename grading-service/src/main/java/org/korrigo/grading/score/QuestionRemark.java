package org.korrigo.grading.score;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** What a corrector says about one question of one copy. */
@Entity
class QuestionRemark {
  @Id UUID id;
  UUID copyId;
  String questionId;

  @Column(columnDefinition = "text")
  String remark;

  static QuestionRemark about(UUID copyId, String questionId) {
    QuestionRemark remark = new QuestionRemark();
    remark.id = UUID.randomUUID();
    remark.copyId = copyId;
    remark.questionId = questionId;
    return remark;
  }
}
