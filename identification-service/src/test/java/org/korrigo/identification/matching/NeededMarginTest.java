package org.korrigo.identification.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.korrigo.identification.matching.MadeUpReading.copy;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which margin a copy needs by what was measured and by the error that its exam tolerates. */
class NeededMarginTest extends RuledClass {

  @Test
  void aRosterMuchLargerThanAnyMeasuredIsAskedUnlessSomebodySaysWhoSitsTheExam() {
    // Given
    IntStream.range(0, 240).forEach(i -> pupil("NAME" + letters(i), "Camille", JUNE.plusDays(i)));
    CopyReading copy = copy("DUPONT", "LEA", "31052008");

    // When
    Match everybody = match(copy);
    situation = new ClassSituation(0.001, Set.of(lea.studentId(), hugo.studentId()), Set.of());
    Match some = match(copy);

    // Then
    assertThat(everybody.reason()).isEqualTo(MatchReason.ROSTER_TOO_LARGE);
    assertThat(everybody.explanation())
        .isEqualTo("242 pupils may sit this exam and 120 were measured: say who sits it.");
    assertThat(some.reason()).isEqualTo(MatchReason.AGREES);
  }

  @Test
  void anErrorThatWasNotMeasuredIsNotPromised() {
    // Given
    situation = new ClassSituation(0.00001, null, Set.of());

    // When
    Match match = match(copy("DUPONT", "LEA", "31052008"));

    // Then
    assertThat(match.reason()).isEqualTo(MatchReason.TOLERANCE_TOO_SMALL);
    assertThat(match.explanation())
        .isEqualTo(
            "The exam tolerates 0.0010 % of wrong matches; measured headers promise 0.0075 %.");
  }

  @Test
  void aSmallerErrorNeedsALargerMargin() {
    // Given
    CopyReading unsure = copy("DUPONT", "LE[AEFBR]", "3105[26]008");

    // When
    Match usual = match(unsure);
    situation = new ClassSituation(0.0001, null, Set.of());
    Match strict = match(unsure);

    // Then
    assertThat(usual.margin()).isEqualTo(strict.margin());
    assertThat(strict.explanation()).contains("needed 9.0");
  }

  @Test
  void whatWasGivenIsAskedOnceItIsBelowTheMargin() {
    // Given
    CopyReading copy = copy("DUPONT", "LEO", "31052008");
    situation = new ClassSituation(0.01, null, Set.of());

    // When
    Match given = match(copy);
    situation = ClassSituation.unknown();
    Match fallen = match(copy);

    // Then
    assertThat(given.studentId()).isEqualTo(lea.studentId());
    assertThat(given.explanation()).contains("needed 2.0");
    assertThat(fallen.margin()).isBetween(3.0, 6.0);
    assertThat(fallen.studentId()).isNull();
    assertThat(fallen.explanation()).contains("needed 6.0");
  }

  @Test
  void whereEverybodyIsAccountedForTheMarginThatWasCountedForItIsEnough() {
    // Given
    CopyReading unsure = copy("DUPONT", "LEO", "31052008");
    CopyReading hugos = copy("MOREAU", "HUGO", "02062008");
    Calibration both =
        new Calibration(
            0.5,
            List.of(
                new Calibration.Point(Reading.Form.BOXED, Attendance.OPEN, 120, 6, 45_000, 20),
                new Calibration.Point(Reading.Form.BOXED, Attendance.CLOSED, 120, 2, 45_000, 20)));
    situation = new ClassSituation(0.001, Set.of(lea.studentId(), hugo.studentId()), Set.of());
    ClassSituation oneAway = new ClassSituation(0.001, situation.expected(), Set.of(2));

    // When
    Match closed =
        new ClassMatching(roster, situation, both)
            .match(List.of(unsure, hugos), Set.of())
            .getFirst();
    Match settled =
        new ClassMatching(roster, situation, both).match(List.of(unsure), Set.of(2)).getFirst();
    Match absent =
        new ClassMatching(roster, oneAway, both).match(List.of(unsure), Set.of()).getFirst();
    Match open =
        new ClassMatching(roster, situation, both).match(List.of(unsure), Set.of()).getFirst();

    // Then
    assertThat(List.of(closed, settled, absent))
        .extracting(Match::reason)
        .containsOnly(MatchReason.NEARLY_AGREES);
    assertThat(closed.explanation())
        .startsWith("Nearly everything agrees; the first name was not read exactly like that; ");
    assertThat(open.studentId()).isNull();
  }

  private static String letters(int number) {
    return "" + (char) ('A' + number / 26) + (char) ('A' + number % 26);
  }
}
