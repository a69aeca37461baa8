package org.korrigo.grading.score;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.grading.journal.MarkChange.Subject;

/**
 * The points of one question.
 *
 * @param score null if there are none
 * @param version how often they were changed: the entity tag
 * @param total the engine's total of the copy, annotations' deltas included
 */
@Schema
record QuestionScoreView(String questionId, BigDecimal score, int version, BigDecimal total) {

  static QuestionScoreView of(String question, Score score, BigDecimal total) {
    return new QuestionScoreView(
        question, score.scoresData.get(question), score.version(Subject.SCORE, question), total);
  }
}
