package org.korrigo.grading.score;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The points of a copy, by question id; not every question need have some before the end. */
@Entity
class Score {
  @Id UUID id;
  UUID copyId;

  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, BigDecimal> scoresData;

  Instant updatedAt;

  static Score none(UUID copyId) {
    Score score = new Score();
    score.id = UUID.randomUUID();
    score.copyId = copyId;
    score.scoresData = Map.of();
    return score;
  }

  void put(Map<String, BigDecimal> scores, Instant now) {
    scoresData = scores;
    updatedAt = now;
  }
}
