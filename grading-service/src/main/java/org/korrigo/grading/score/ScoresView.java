package org.korrigo.grading.score;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.grading.journal.MarkChange.Subject;
import org.korrigo.grading.mark.MarkingEngine;
import org.korrigo.grading.mark.Scale;

/**
 * A copy's points.
 *
 * @param scores points by question id
 * @param total the engine's total, annotations' deltas included
 * @param maximum the sum of the marking scale's leaves
 * @param missing questions without a score, in reading order
 * @param version how often any points were changed: the entity tag of the whole sheet
 * @param versions how often the points of each question were changed: its entity tag; of the
 *     marking scale's questions, and of those that have points though the scale has them no more
 */
@Schema
record ScoresView(
    Map<String, BigDecimal> scores,
    BigDecimal total,
    BigDecimal maximum,
    List<String> missing,
    int version,
    Map<String, Integer> versions) {

  static ScoresView of(Score score, Scale scale, BigDecimal total) {
    Map<String, Integer> versions = new LinkedHashMap<>();
    Stream.concat(scale.leaves().keySet().stream(), score.scoresData.keySet().stream())
        .forEach(question -> versions.put(question, score.version(Subject.SCORE, question)));
    return new ScoresView(
        score.scoresData,
        total,
        scale.maximum(),
        MarkingEngine.missing(score.scoresData.keySet(), scale),
        score.version(),
        versions);
  }
}
