package org.korrigo.grading.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.korrigo.contracts.exams.ScaleNode;

/**
 * How a question was answered; rounded half-up to 4 decimals.
 *
 * @param copies with points for it
 * @param mean points, annotations' deltas left aside
 * @param successRate the mean in parts of the question's points, 0 to 1
 * @param discrimination Pearson's correlation, −1 to 1, of the points of this question with the
 *     points of all other questions together (corrected item-total correlation): (n·Σxy − Σx·Σy) /
 *     √((n·Σx² − (Σx)²)·(n·Σy² − (Σy)²)). The question itself is left out of the total, which would
 *     else correlate with it by itself. Null if all copies have the same points in one of the two.
 */
record QuestionSummary(
    String questionId,
    String label,
    BigDecimal points,
    int copies,
    BigDecimal mean,
    BigDecimal successRate,
    BigDecimal discrimination) {

  /**
   * The summary of a question.
   *
   * @param given the points of each copy for this question, at least one
   * @param others the points of each copy for all other questions, in the same order
   */
  static QuestionSummary of(ScaleNode question, List<BigDecimal> given, List<BigDecimal> others) {
    Sums sums = Sums.of(given);
    BigDecimal reachable = question.points().multiply(BigDecimal.valueOf(sums.count()));
    return new QuestionSummary(
        question.id(),
        question.label(),
        question.points(),
        sums.count(),
        sums.mean(Summary.DECIMALS),
        sums.sum().divide(reachable, Summary.DECIMALS, RoundingMode.HALF_UP),
        correlation(given, others));
  }

  /** Pearson's correlation, or null if one of the two does not vary. */
  static BigDecimal correlation(List<BigDecimal> xs, List<BigDecimal> ys) {
    Sums x = Sums.of(xs);
    Sums y = Sums.of(ys);
    BigDecimal spreads = x.spread().multiply(y.spread());
    if (spreads.signum() == 0) {
      return null;
    }
    BigDecimal products = BigDecimal.ZERO;
    for (int i = 0; i < xs.size(); i++) {
      products = products.add(xs.get(i).multiply(ys.get(i)));
    }
    return products
        .multiply(BigDecimal.valueOf(x.count()))
        .subtract(x.sum().multiply(y.sum()))
        .divide(spreads.sqrt(MathContext.DECIMAL128), Summary.DECIMALS, RoundingMode.HALF_UP);
  }
}
