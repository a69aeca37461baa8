package org.korrigo.grading.score;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Points of one question as the corrector gives them: a JSON number only.
 *
 * @param score the points
 */
record NewScore(@NotNull JsonNode score) {

  /** The points by the question's id; what is no number is null, for the engine to refuse. */
  Map<String, BigDecimal> of(String question) {
    return new NewScores(Map.of(question, score)).points();
  }
}
