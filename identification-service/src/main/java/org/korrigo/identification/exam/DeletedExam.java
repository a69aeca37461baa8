package org.korrigo.identification.exam;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** An exam that is gone: news of its copies that come late are not for us. */
@Entity
class DeletedExam {
  @Id UUID examId;
  Instant deletedAt;

  protected DeletedExam() {}

  DeletedExam(UUID examId, Instant deletedAt) {
    this.examId = examId;
    this.deletedAt = deletedAt;
  }
}
