package org.korrigo.grading.score;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.korrigo.grading.journal.MarkChange;
import org.korrigo.grading.journal.MarkChange.OfScore;
import org.korrigo.grading.journal.MarkChange.Subject;

/**
 * The points of a copy, by question id; not every question need have some before the end. Counts
 * the changes of each question's points, of each remark, and of the general remark: what was taken
 * back keeps its count.
 */
@Entity
class Score {
  @Id UUID id;
  UUID copyId;

  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, BigDecimal> scoresData;

  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, Integer> versions;

  Instant updatedAt;

  static Score none(UUID copyId) {
    Score score = new Score();
    score.id = UUID.randomUUID();
    score.copyId = copyId;
    score.scoresData = Map.of();
    score.versions = Map.of();
    return score;
  }

  /** What changes when these become the points, question by question. */
  List<OfScore> changesTo(Map<String, BigDecimal> given) {
    Set<String> questions = new LinkedHashSet<>(scoresData.keySet());
    questions.addAll(given.keySet());
    return questions.stream()
        .flatMap(question -> changesTo(question, given.get(question)).stream())
        .toList();
  }

  /** What changes when these become the points of a question; null takes them back. */
  List<OfScore> changesTo(String question, BigDecimal points) {
    BigDecimal before = scoresData.get(question);
    boolean same =
        before == null || points == null
            ? before == null && points == null
            : before.compareTo(points) == 0;
    return same ? List.of() : List.of(new OfScore(question, before, points));
  }

  /** The sum of the points. */
  BigDecimal leafPoints() {
    return scoresData.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Whether there are points of a question, or were. */
  boolean knows(String question) {
    return scoresData.containsKey(question) || version(Subject.SCORE, question) > 0;
  }

  /** How often something was changed. */
  int version(Subject subject, String question) {
    return versions.getOrDefault(key(subject, question), 0);
  }

  /** How often the points of any question were changed. */
  int version() {
    return versions.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(key(Subject.SCORE, "")))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Takes changes over and counts them. */
  void take(List<? extends MarkChange> changes, Instant now) {
    Map<String, BigDecimal> points = new TreeMap<>(scoresData);
    Map<String, Integer> counts = new HashMap<>(versions);
    for (MarkChange change : changes) {
      if (change instanceof OfScore score && score.after() != null) {
        points.put(score.questionId(), score.after());
      } else if (change instanceof OfScore score) {
        points.remove(score.questionId());
      }
      counts.merge(key(change.subject(), question(change)), 1, Integer::sum);
    }
    scoresData = points;
    versions = counts;
    updatedAt = now;
  }

  private static String question(MarkChange change) {
    return (String) change.which().get("question_id");
  }

  private static String key(Subject subject, String question) {
    return question == null ? subject.name() : subject + " " + question;
  }
}
