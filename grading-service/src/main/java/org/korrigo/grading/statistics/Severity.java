package org.korrigo.grading.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How a corrector's marks lie against those of all others, out of 20; rounded half-up to 4
 * decimals.
 *
 * <p>The interval holds the difference that would be seen over endless copies with a confidence of
 * 95 %: Welch's, of two means with variances of their own, difference ± t·√(s₁²/n₁ + s₂²/n₂) with
 * Student's t for the degrees of freedom of Welch and Satterthwaite. It tells severity only if the
 * copies were shared at random ({@link StatisticsView#sharedByChance}): else good copies may simply
 * lie with one corrector.
 *
 * @param copies that the corrector finalised
 * @param assigned how many of them had been assigned to the corrector; the others the corrector
 *     took
 * @param mean of the corrector's marks
 * @param difference that mean less the mean of all others' marks: below 0 is severe; null without
 *     others
 * @param low the interval's lower end; null unless the corrector and the others have two marks each
 * @param high the interval's upper end; null when the lower one is
 */
record Severity(
    String correctorId,
    int copies,
    int assigned,
    BigDecimal mean,
    BigDecimal difference,
    BigDecimal low,
    BigDecimal high) {
  private static final int FEWEST_FOR_A_VARIANCE = 2;

  /**
   * A corrector against the others.
   *
   * @param assigned how many of the own copies had been assigned
   * @param own marks, at least one
   */
  static Severity of(
      String correctorId, int assigned, List<BigDecimal> own, List<BigDecimal> others) {
    Sums mine = Sums.of(own);
    Sums theirs = Sums.of(others);
    BigDecimal mean = mine.mean(Summary.DECIMALS);
    if (theirs.count() == 0) {
      return new Severity(correctorId, mine.count(), assigned, mean, null, null, null);
    }
    double difference = mine.mean() - theirs.mean();
    if (Math.min(mine.count(), theirs.count()) < FEWEST_FOR_A_VARIANCE) {
      return new Severity(
          correctorId, mine.count(), assigned, mean, rounded(difference), null, null);
    }
    double margin = margin(mine, theirs);
    return new Severity(
        correctorId,
        mine.count(),
        assigned,
        mean,
        rounded(difference),
        rounded(difference - margin),
        rounded(difference + margin));
  }

  private static double margin(Sums one, Sums other) {
    double first = one.sampleVariance() / one.count();
    double second = other.sampleVariance() / other.count();
    double both = first + second;
    if (both == 0) {
      return 0;
    }
    double degreesOfFreedom =
        both * both / (first * first / (one.count() - 1) + second * second / (other.count() - 1));
    return StudentT.twoSided95(degreesOfFreedom) * Math.sqrt(both);
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(Summary.DECIMALS, RoundingMode.HALF_UP);
  }
}
