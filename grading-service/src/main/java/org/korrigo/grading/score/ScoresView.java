package org.korrigo.grading.score;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.korrigo.grading.mark.MarkingEngine;
import org.korrigo.grading.mark.Scale;

/**
 * A copy's points.
 *
 * @param scores points by question id
 * @param total the engine's total, annotations' deltas included
 * @param maximum the sum of the marking scale's leaves
 * @param missing questions without a score, in reading order
 */
record ScoresView(
    Map<String, BigDecimal> scores, BigDecimal total, BigDecimal maximum, List<String> missing) {

  static ScoresView of(Map<String, BigDecimal> scores, Scale scale, BigDecimal total) {
    return new ScoresView(
        scores, total, scale.maximum(), MarkingEngine.missing(scores.keySet(), scale));
  }
}
