package org.korrigo.identification.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {
  /** Tables of the Poisson distribution, one side, 95 %. */
  @ParameterizedTest
  @CsvSource({"0, 2.996", "1, 4.744", "2, 6.296", "5, 10.513", "20, 29.062"})
  void soFewSeenMeansAtMostSoMany(int seen, double most) {
    assertThat(Calibration.atMost(seen)).isCloseTo(most, within(0.001));
  }

  @Test
  void theLeastMarginThatKeepsTheErrorOnEveryRosterIsNeeded() {
    // Given
    Calibration calibration =
        Calibration.read(
            Stream.of(
                "# a remark",
                "worst_unsureness,0.75",
                "BOXED,OPEN,35,2.0,10000,9",
                "BOXED,OPEN,35,4.0,9000,0",
                "BOXED,OPEN,1000,2.0,10000,20",
                "BOXED,OPEN,1000,4.0,9000,2",
                "BOXED,OPEN,1000,6.0,7000,0",
                "BOXED,CLOSED,35,1.0,8000,0"));

    // When, Then
    assertThat(calibration.worstUnsureness()).isEqualTo(0.75);
    assertThat(calibration.largestRoster(Reading.Form.BOXED)).isEqualTo(1000);
    assertThat(calibration.needed(Reading.Form.BOXED, Attendance.OPEN, 0.01)).hasValue(2);
    assertThat(calibration.needed(Reading.Form.BOXED, Attendance.OPEN, 0.001)).hasValue(4);
    assertThat(calibration.needed(Reading.Form.BOXED, Attendance.OPEN, 0.0005)).hasValue(6);
    assertThat(calibration.needed(Reading.Form.BOXED, Attendance.OPEN, 0.0004)).isEmpty();
    assertThat(calibration.smallestError(Reading.Form.BOXED, Attendance.OPEN))
        .isCloseTo(3.0 / 7000, within(1e-6));
    assertThat(calibration.needed(Reading.Form.BOXED, Attendance.CLOSED, 0.0004)).hasValue(1);
    assertThat(calibration.needed(Reading.Form.FREE, Attendance.OPEN, 0.5)).isEmpty();
    assertThat(calibration.smallestError(Reading.Form.FREE, Attendance.OPEN)).isEqualTo(1);
  }

  @Test
  void theCurveOfTheCodePromisesTheUsualErrorOnClassesExamsAndSchools() {
    // Given
    Calibration measured = Calibration.measured();

    // When, Then
    assertThat(measured.largestRoster(Reading.Form.BOXED)).isEqualTo(1000);
    assertThat(measured.smallestError(Reading.Form.BOXED, Attendance.OPEN))
        .isLessThanOrEqualTo(ClassSituation.USUAL_TOLERATED_ERROR);
    assertThat(
            measured.needed(
                Reading.Form.BOXED, Attendance.OPEN, ClassSituation.USUAL_TOLERATED_ERROR))
        .isPresent();
    assertThat(measured.worstUnsureness()).isPositive();
  }

  @Test
  void theCurveOfTheCodePromisesTheUsualErrorOnFreeWritingToo() {
    // Given
    Calibration measured = Calibration.measured();

    // When, Then
    for (Attendance attendance : Attendance.values()) {
      assertThat(
              measured.needed(Reading.Form.FREE, attendance, ClassSituation.USUAL_TOLERATED_ERROR))
          .isPresent();
    }
  }

  @Test
  void whatWasNotCountedWithEverybodyAccountedForNeedsWhatStrangersMakeNeeded() {
    // Given
    Calibration calibration =
        Calibration.read(Stream.of("worst_unsureness,1", "FREE,OPEN,35,5.0,9000,0"));

    // When, Then
    assertThat(calibration.needed(Reading.Form.FREE, Attendance.CLOSED, 0.001)).hasValue(5);
  }

  @Test
  void aLargerMarginNeverGivesMore() {
    // Given
    List<Calibration.Point> points =
        Calibration.measured().points().stream()
            .sorted(
                Comparator.comparing(Calibration.Point::form)
                    .thenComparing(Calibration.Point::attendance)
                    .thenComparing(Calibration.Point::roster)
                    .thenComparing(Calibration.Point::margin))
            .toList();

    // When, Then
    for (int i = 1; i < points.size(); i++) {
      Calibration.Point before = points.get(i - 1);
      Calibration.Point point = points.get(i);
      if (before.form() == point.form()
          && before.attendance() == point.attendance()
          && before.roster() == point.roster()) {
        assertThat(point.given()).isLessThanOrEqualTo(before.given());
        assertThat(point.wrong()).isLessThanOrEqualTo(before.wrong());
      }
    }
  }
}
