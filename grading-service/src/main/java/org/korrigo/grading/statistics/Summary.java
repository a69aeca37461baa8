package org.korrigo.grading.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Marks out of 20 in short. Means and deviations are rounded half-up to 4 decimals, and only at the
 * end.
 *
 * @param copies how many marks, more than 0
 * @param median the middle mark, or the mean of the two in the middle
 * @param standardDeviation of these marks as a whole population: divided by their number
 * @param lowerQuartile as French schools define it: the smallest of the marks such that at least a
 *     quarter of them are at most it
 * @param upperQuartile the smallest of the marks such that at least three quarters are at most it
 * @param histogram how many marks lie from 0 to below 1, from 1 to below 2 and so on; the 20th and
 *     last counts from 19 to 20
 */
record Summary(
    int copies,
    BigDecimal mean,
    BigDecimal median,
    BigDecimal standardDeviation,
    BigDecimal minimum,
    BigDecimal lowerQuartile,
    BigDecimal upperQuartile,
    BigDecimal maximum,
    List<Integer> histogram) {
  /** Decimals of what is computed from marks. */
  static final int DECIMALS = 4;

  private static final int BARS = 20;
  private static final int QUARTERS = 4;

  /**
   * The summary of some marks.
   *
   * @param marks out of 20, at least one
   */
  static Summary of(List<BigDecimal> marks) {
    List<BigDecimal> sorted = new ArrayList<>(marks);
    Collections.sort(sorted);
    Sums sums = Sums.of(marks);
    return new Summary(
        sorted.size(),
        sums.mean(DECIMALS),
        median(sorted),
        deviation(sums),
        sorted.getFirst(),
        quartile(sorted, 1),
        quartile(sorted, 3),
        sorted.getLast(),
        histogram(sorted));
  }

  private static BigDecimal median(List<BigDecimal> sorted) {
    int size = sorted.size();
    return sorted
        .get((size - 1) / 2)
        .add(sorted.get(size / 2))
        .divide(BigDecimal.TWO, DECIMALS, RoundingMode.HALF_UP);
  }

  /** The mark of rank ⌈n·quarter/4⌉. */
  private static BigDecimal quartile(List<BigDecimal> sorted, int quarter) {
    return sorted.get(Math.ceilDiv(sorted.size() * quarter, QUARTERS) - 1);
  }

  private static BigDecimal deviation(Sums sums) {
    BigDecimal count = BigDecimal.valueOf(sums.count());
    return sums.spread().sqrt(MathContext.DECIMAL128).divide(count, DECIMALS, RoundingMode.HALF_UP);
  }

  private static List<Integer> histogram(List<BigDecimal> marks) {
    int[] bars = new int[BARS];
    for (BigDecimal mark : marks) {
      bars[Math.min(mark.intValue(), BARS - 1)]++;
    }
    return java.util.Arrays.stream(bars).boxed().toList();
  }
}
