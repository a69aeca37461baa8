package org.korrigo.grading.statistics;

import java.math.BigDecimal;
import java.util.Map;
import org.korrigo.grading.mark.MarkingEngine;

/**
 * A marked copy as far as statistics know it.
 *
 * @param mark the engine's mark out of 20
 * @param scores points by question id
 * @param points the engine's sum of them
 * @param correctorId who finalised it, or null
 * @param assigned whether it had been assigned to who finalised it
 * @param variant of the subject, or null
 * @param className the pupil's class; null if not known or not to be known
 */
record GradedMark(
    BigDecimal mark,
    Map<String, BigDecimal> scores,
    BigDecimal points,
    String correctorId,
    boolean assigned,
    String variant,
    String className) {

  static GradedMark of(
      BigDecimal mark,
      Map<String, BigDecimal> scores,
      String correctorId,
      boolean assigned,
      String variant,
      String className) {
    return new GradedMark(
        mark, scores, MarkingEngine.points(scores), correctorId, assigned, variant, className);
  }

  /** The points of all questions but one, which has some. */
  BigDecimal pointsWithout(String questionId) {
    return points.subtract(scores.get(questionId));
  }
}
