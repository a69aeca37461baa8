package org.korrigo.grading.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What means and deviations are made of, exactly.
 *
 * @param sum of the values
 * @param squares the sum of their squares
 */
record Sums(int count, BigDecimal sum, BigDecimal squares) {

  static Sums of(List<BigDecimal> values) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    for (BigDecimal value : values) {
      sum = sum.add(value);
      squares = squares.add(value.multiply(value));
    }
    return new Sums(values.size(), sum, squares);
  }

  /** The mean, half-up to so many decimals; of at least one value. */
  BigDecimal mean(int decimals) {
    return sum.divide(BigDecimal.valueOf(count), decimals, RoundingMode.HALF_UP);
  }

  /** The mean as near as a double is; of at least one value. */
  double mean() {
    return sum.doubleValue() / count;
  }

  /** n·Σx² − (Σx)²: n² times the variance of the population; exactly 0 if all values are equal. */
  BigDecimal spread() {
    return squares.multiply(BigDecimal.valueOf(count)).subtract(sum.multiply(sum));
  }

  /** The variance of a sample: divided by n − 1; of at least two values. */
  double sampleVariance() {
    return spread().doubleValue() / ((double) count * (count - 1));
  }
}
