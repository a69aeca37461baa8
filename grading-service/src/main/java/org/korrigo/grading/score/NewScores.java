package org.korrigo.grading.score;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.grading.mark.MarkingEngine;

/**
 * Points as the corrector gives them: JSON numbers only, so that no text is ever taken for one.
 *
 * @param scores points by question id
 */
record NewScores(@NotNull Map<String, JsonNode> scores) {
  private static final int MOST_DECIMALS = 4;
  private static final int MOST_DIGITS = 12;

  /** The points as decimals; what is no number is null, for the engine to refuse by its id. */
  Map<String, BigDecimal> points() {
    Map<String, BigDecimal> points = new LinkedHashMap<>();
    scores.forEach((question, number) -> points.put(question, decimal(question, number)));
    return points;
  }

  private static BigDecimal decimal(String question, JsonNode number) {
    if (number == null || !number.isNumber()) {
      return null;
    }
    BigDecimal decimal = number.decimalValue().stripTrailingZeros();
    long digits = (long) decimal.precision() - decimal.scale();
    if (decimal.scale() > MOST_DECIMALS || digits > MOST_DIGITS) {
      throw Problem.invalid("scores." + question, "has too many digits");
    }
    return MarkingEngine.canonical(decimal);
  }
}
