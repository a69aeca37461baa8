package org.korrigo.grading.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityTest {

  /** As printed in every table of Student's distribution. */
  @ParameterizedTest
  @CsvSource({
    "1, 12.7062",
    "2, 4.3027",
    "3, 3.1824",
    "4, 2.7764",
    "5, 2.5706",
    "10, 2.2281",
    "15, 2.1314",
    "20, 2.0860",
    "30, 2.0423",
    "60, 2.0003",
    "120, 1.9799",
    "1000, 1.9623",
    "1000000, 1.9600"
  })
  void knowsStudentsDistribution(double degreesOfFreedom, double t) {
    assertThat(StudentT.twoSided95(degreesOfFreedom)).isCloseTo(t, within(0.00006));
  }

  @Test
  void liesBetweenWholeDegreesOfFreedom() {
    assertThat(StudentT.twoSided95(4.5)).isBetween(StudentT.twoSided95(5), StudentT.twoSided95(4));
  }

  /**
   * By hand: means 9 and 12, variances 2.5 and 2.5 over 5 marks each; both errors are 0.5, so the
   * difference's is 1 and the degrees of freedom are 8, where t is 2.3060.
   */
  @Test
  void givesWelchsInterval() {
    Severity severity =
        Severity.of(
            "one", 3, SummaryTest.marks("7 8 9 10 11"), SummaryTest.marks("10 11 12 13 14"));

    assertThat(severity.correctorId()).isEqualTo("one");
    assertThat(severity.copies()).isEqualTo(5);
    assertThat(severity.assigned()).isEqualTo(3);
    assertThat(severity.mean()).isEqualByComparingTo("9");
    assertThat(severity.difference()).isEqualByComparingTo("-3");
    assertThat(severity.low()).isEqualByComparingTo("-5.3060");
    assertThat(severity.high()).isEqualByComparingTo("-0.6940");
  }

  @Test
  void givesNoIntervalOfASingleMarkAndNoDifferenceToNobody() {
    Severity single = Severity.of("one", 3, SummaryTest.marks("9"), SummaryTest.marks("11 13"));
    Severity alone = Severity.of("one", 3, SummaryTest.marks("9 10"), List.of());

    assertThat(single.difference()).isEqualByComparingTo("-3");
    assertThat(single.low()).isNull();
    assertThat(single.high()).isNull();
    assertThat(alone.mean()).isEqualByComparingTo("9.5");
    assertThat(alone.difference()).isNull();
  }

  @Test
  void givesAPointWhereNothingVaries() {
    Severity severity = Severity.of("one", 3, SummaryTest.marks("9 9"), SummaryTest.marks("11 11"));

    assertThat(severity.low()).isEqualByComparingTo("-2");
    assertThat(severity.high()).isEqualByComparingTo("-2");
  }

  @RepeatedTest(20)
  void isTheOppositeForTheOthers(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<BigDecimal> one = SummaryTest.random(random, 2 + random.nextInt(20));
    List<BigDecimal> other = SummaryTest.random(random, 2 + random.nextInt(20));

    Severity severity = Severity.of("one", 3, one, other);
    Severity opposite = Severity.of("other", 3, other, one);

    assertThat(severity.difference()).isEqualByComparingTo(opposite.difference().negate());
    assertThat(severity.low()).isEqualByComparingTo(opposite.high().negate());
    assertThat(severity.low()).isLessThanOrEqualTo(severity.difference());
    assertThat(severity.high()).isGreaterThanOrEqualTo(severity.difference());
  }

  /** Of 2000 pairs of samples from the same marks, 95 % of the intervals should hold 0. */
  @Test
  void holdsTheTrueDifferenceInNineteenOfTwentySamples() {
    Random random = new Random(20260112);
    long held =
        IntStream.range(0, 2000)
            .mapToObj(i -> Severity.of("one", 3, normal(random, 12), normal(random, 30)))
            .filter(one -> one.low().signum() <= 0 && one.high().signum() >= 0)
            .count();

    assertThat(held / 2000.0).isBetween(0.935, 0.965);
  }

  private static List<BigDecimal> normal(Random random, int count) {
    return Stream.generate(() -> BigDecimal.valueOf(10 + 3 * random.nextGaussian()))
        .limit(count)
        .toList();
  }
}
