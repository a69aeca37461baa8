package org.korrigo.grading.journal;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.grading.GradingAction;

/**
 * A change of what a copy is marked with, in the journal's words: what it was and what it is, so
 * that the marking can be rebuilt from the journal alone. Null stands for none. The nine actions of
 * domain §1 know annotations only; any other change is an UPDATE_ANN that names its subject.
 */
public sealed interface MarkChange {

  /** The action under which it is journalled. */
  default GradingAction action() {
    return GradingAction.UPDATE_ANN;
  }

  /** What was changed, by the name that the journal has for it. */
  Subject subject();

  /** The value before, or null. */
  Object before();

  /** The value after, or null. */
  Object after();

  /** What tells which of several it was, for the journal. */
  default Map<String, Object> which() {
    return Map.of();
  }

  /**
   * What the journal says about it.
   *
   * @param total the engine's, after the change
   */
  default Map<String, Object> metadata(BigDecimal total) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("subject", subject().name());
    metadata.putAll(which());
    metadata.put("old", before());
    metadata.put("new", after());
    metadata.put("total", total);
    return metadata;
  }

  /** What can be changed about a mark. */
  enum Subject {
    ANNOTATION,
    SCORE,
    REMARK,
    APPRECIATION,
    SUBJECT_VARIANT
  }

  /** An annotation that was drawn (before is null), drawn anew, or wiped (after is null). */
  record OfAnnotation(UUID id, AnnotationRecord before, AnnotationRecord after)
      implements MarkChange {

    @Override
    public GradingAction action() {
      if (before == null) {
        return GradingAction.CREATE_ANN;
      }
      return after == null ? GradingAction.DELETE_ANN : GradingAction.UPDATE_ANN;
    }

    @Override
    public Subject subject() {
      return Subject.ANNOTATION;
    }

    @Override
    public Map<String, Object> which() {
      AnnotationRecord shown = after == null ? before : after;
      Map<String, Object> which = new LinkedHashMap<>();
      which.put("annotation_id", id);
      which.put("page_index", shown.pageIndex());
      which.put("type", shown.type());
      if (shown.scoreDelta() != null) {
        which.put("score_delta", shown.scoreDelta());
      }
      return which;
    }

    /** By how much the sum of the copy's deltas changes. */
    public int deltas() {
      return delta(after) - delta(before);
    }

    private static int delta(AnnotationRecord annotation) {
      return annotation == null || annotation.scoreDelta() == null ? 0 : annotation.scoreDelta();
    }
  }

  /** Points for a question. */
  record OfScore(String questionId, BigDecimal before, BigDecimal after) implements MarkChange {
    @Override
    public Subject subject() {
      return Subject.SCORE;
    }

    @Override
    public Map<String, Object> which() {
      return Map.of("question_id", questionId);
    }

    /** By how much the sum of the copy's points changes. */
    public BigDecimal points() {
      return points(after).subtract(points(before));
    }

    private static BigDecimal points(BigDecimal score) {
      return score == null ? BigDecimal.ZERO : score;
    }
  }

  /** A remark about a question. */
  record OfRemark(String questionId, String before, String after) implements MarkChange {
    @Override
    public Subject subject() {
      return Subject.REMARK;
    }

    @Override
    public Map<String, Object> which() {
      return Map.of("question_id", questionId);
    }
  }

  /** The general remark. */
  record OfAppreciation(String before, String after) implements MarkChange {
    @Override
    public Subject subject() {
      return Subject.APPRECIATION;
    }
  }

  /** Which subject the pupil had: A or B. */
  record OfVariant(String before, String after) implements MarkChange {
    @Override
    public Subject subject() {
      return Subject.SUBJECT_VARIANT;
    }
  }
}
