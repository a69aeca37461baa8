package org.korrigo.grading.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {
  private static final double ROUNDING = 0.000051;

  @Test
  void describesMarksAsASchoolDoes() {
    Summary summary = Summary.of(marks("12 8 10 14 8 16 20 2"));

    assertThat(summary.copies()).isEqualTo(8);
    assertThat(summary.mean()).isEqualByComparingTo("11.25");
    assertThat(summary.median()).isEqualByComparingTo("11");
    assertThat(summary.standardDeviation()).isEqualByComparingTo("5.1901");
    assertThat(summary.minimum()).isEqualByComparingTo("2");
    assertThat(summary.maximum()).isEqualByComparingTo("20");
    assertThat(summary.histogram())
        .containsExactly(0, 0, 1, 0, 0, 0, 0, 0, 2, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1);
  }

  /** The n-th value of a sorted list, n being the quarter of its size rounded up. */
  @ParameterizedTest
  @CsvSource({
    "1 2 3 4, 1, 3",
    "1 2 3 4 5, 2, 4",
    "1 2 3 4 5 6, 2, 5",
    "1 2 3 4 5 6 7, 2, 6",
    "1 2 3 4 5 6 7 8, 2, 6",
    "7, 7, 7",
    "7 9, 7, 9"
  })
  void takesQuartilesFromTheMarksThemselves(String marks, BigDecimal lower, BigDecimal upper) {
    Summary summary = Summary.of(marks(marks));

    assertThat(summary.lowerQuartile()).isEqualByComparingTo(lower);
    assertThat(summary.upperQuartile()).isEqualByComparingTo(upper);
  }

  @Test
  void roundsOnlyAtTheEnd() {
    assertThat(Summary.of(marks("0 0 0.01")).mean()).isEqualByComparingTo("0.0033");
    assertThat(Summary.of(marks("14.35 14.35 14.35")).standardDeviation()).isZero();
  }

  @RepeatedTest(40)
  void agreesWithTheDefinitionsWhateverTheMarks(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    List<BigDecimal> marks = random(random, 1 + random.nextInt(60));
    double[] sorted = marks.stream().mapToDouble(BigDecimal::doubleValue).sorted().toArray();

    // When
    Summary summary = Summary.of(marks);

    // Then
    int n = sorted.length;
    double mean = Arrays.stream(sorted).sum() / n;
    double variance = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum() / n;
    double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    assertThat(summary.mean().doubleValue()).isCloseTo(mean, within(ROUNDING));
    assertThat(summary.standardDeviation().doubleValue())
        .isCloseTo(Math.sqrt(variance), within(ROUNDING));
    assertThat(summary.median().doubleValue()).isCloseTo(median, within(ROUNDING));
    assertThat(atMost(sorted, summary.lowerQuartile()) * 4).isGreaterThanOrEqualTo(n);
    assertThat(atMost(sorted, summary.upperQuartile()) * 4).isGreaterThanOrEqualTo(3L * n);
    assertThat(below(sorted, summary.lowerQuartile()) * 4).isLessThan(n);
    assertThat(below(sorted, summary.upperQuartile()) * 4).isLessThan(3L * n);
    assertThat(summary.histogram().stream().mapToInt(Integer::intValue).sum()).isEqualTo(n);
    assertThat(
            Stream.of(
                summary.minimum(),
                summary.lowerQuartile(),
                summary.median(),
                summary.upperQuartile(),
                summary.maximum()))
        .isSortedAccordingTo(BigDecimal::compareTo);
  }

  @RepeatedTest(10)
  void doesNotDependOnTheOrder(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<BigDecimal> marks = random(random, 25);
    List<BigDecimal> shuffled = new ArrayList<>(marks);
    Collections.shuffle(shuffled, random);

    assertThat(Summary.of(shuffled)).isEqualTo(Summary.of(marks));
  }

  private static long atMost(double[] sorted, BigDecimal mark) {
    return Arrays.stream(sorted).filter(x -> x <= mark.doubleValue()).count();
  }

  private static long below(double[] sorted, BigDecimal mark) {
    return Arrays.stream(sorted).filter(x -> x < mark.doubleValue()).count();
  }

  static List<BigDecimal> random(Random random, int count) {
    return Stream.generate(() -> BigDecimal.valueOf(random.nextInt(2001), 2)).limit(count).toList();
  }

  static List<BigDecimal> marks(String marks) {
    return Stream.of(marks.split(" ")).map(BigDecimal::new).toList();
  }
}
