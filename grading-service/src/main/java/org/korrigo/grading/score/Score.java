package org.korrigo.grading.score;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.korrigo.grading.journal.MarkChange;

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

  /** What changes when these become the points, question by question. */
  List<MarkChange.OfScore> changesTo(Map<String, BigDecimal> given) {
    Set<String> questions = new LinkedHashSet<>(scoresData.keySet());
    questions.addAll(given.keySet());
    return questions.stream()
        .map(id -> new MarkChange.OfScore(id, scoresData.get(id), given.get(id)))
        .filter(change -> !isSame(change.before(), change.after()))
        .toList();
  }

  private static boolean isSame(BigDecimal one, BigDecimal other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.compareTo(other) == 0;
  }

  void put(Map<String, BigDecimal> scores, Instant now) {
    scoresData = scores;
    updatedAt = now;
  }
}
