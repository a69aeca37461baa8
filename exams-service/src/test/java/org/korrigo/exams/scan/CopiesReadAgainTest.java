package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.korrigo.exams.scan.CopiesReadAgain.Outcome;
import org.korrigo.exams.scan.CopiesReadAgain.StandingCopy;

class CopiesReadAgainTest {
  private static final UUID FIRST = new UUID(1, 1);
  private static final UUID SECOND = new UUID(1, 2);

  @Test
  void aFirstReadingMakesTheCopiesThatTheScanShows() {
    Outcome outcome = CopiesReadAgain.of(List.of(copy(1, 2), copy(3, 4)), Map.of());

    assertThat(outcome.fresh()).containsExactly(sheets(1, 2), sheets(3, 4));
    assertThat(outcome.changed()).isEmpty();
    assertThat(outcome.doubtful()).isEmpty();
  }

  @Test
  void aSheetComesToTheOneOfItsCopyThatWasReadBefore() {
    Outcome outcome =
        CopiesReadAgain.of(
            List.of(copy(1, 2), copy(3, 4)), Map.of(FIRST, standing(1, 2), SECOND, standing(4)));

    assertThat(outcome.changed()).isEqualTo(Map.of(SECOND, sheets(3, 4)));
    assertThat(outcome.fresh()).isEmpty();
    assertThat(outcome.alone()).isEmpty();
    assertThat(outcome.doubtful()).isEmpty();
  }

  @Test
  void itComesBehindTheOneBeforeItAndWhatAPersonAddedStays() {
    Outcome outcome = CopiesReadAgain.of(List.of(copy(1, 2, 3)), Map.of(FIRST, standing(1, 3, 77)));

    assertThat(outcome.changed()).isEqualTo(Map.of(FIRST, sheets(1, 2, 3, 77)));
  }

  @Test
  void sheetsThatWereCopiesOfTheirOwnBecomeOneWhoseItIs() {
    Outcome outcome =
        CopiesReadAgain.of(
            List.of(copy(1, 2)),
            Map.of(FIRST, standing(1), SECOND, new StandingCopy(sheets(2), true, 11)));

    assertThat(outcome.changed()).isEqualTo(Map.of(SECOND, sheets(1, 2), FIRST, List.of()));
    assertThat(outcome.heirs()).isEqualTo(Map.of(FIRST, SECOND));
    assertThat(outcome.doubtful()).isEmpty();
  }

  @Test
  void noSheetComesToACopyThatWasHandedOver() {
    Outcome outcome =
        CopiesReadAgain.of(
            List.of(copy(3, 4)), Map.of(FIRST, new StandingCopy(sheets(4), false, null)));

    assertAlone(outcome, FIRST);
  }

  @Test
  void norAreCopiesOfTwoPupilsMerged() {
    Outcome outcome =
        CopiesReadAgain.of(
            List.of(copy(1, 2, 3)),
            Map.of(
                FIRST, new StandingCopy(sheets(1), true, 11),
                SECOND, new StandingCopy(sheets(2), true, 12)));

    assertAlone(outcome, FIRST, SECOND);
  }

  @Test
  void norTwoOfWhichAPersonPutMoreIntoOne() {
    Outcome outcome =
        CopiesReadAgain.of(
            List.of(copy(1, 2, 3)), Map.of(FIRST, standing(1, 77), SECOND, standing(2)));

    assertAlone(outcome, FIRST, SECOND);
  }

  @Test
  void copiesThatWerePutTogetherOtherwiseAreNamed() {
    Outcome outcome =
        CopiesReadAgain.of(
            List.of(copy(1, 2), copy(3, 4)), Map.of(FIRST, standing(1), SECOND, standing(2, 4)));

    assertThat(outcome.changed()).isEmpty();
    assertThat(outcome.alone()).containsExactly(sheets(3));
    assertThat(outcome.doubtful()).containsExactlyInAnyOrder(FIRST, SECOND);
  }

  @Test
  void soAreThoseThatHaveASheetTooManyThoughNothingIsMissing() {
    Outcome outcome =
        CopiesReadAgain.of(List.of(copy(1, 2), copy(3)), Map.of(FIRST, standing(1, 2, 3)));

    assertThat(outcome.doubtful()).containsExactly(FIRST);
  }

  @Test
  void aPupilsSecondSheetIsNoneTooManyWhereEachSheetIsACopy() {
    Outcome outcome =
        CopiesReadAgain.of(List.of(copy(1), copy(2), copy(3)), Map.of(FIRST, standing(1, 2)));

    assertThat(outcome.fresh()).containsExactly(sheets(3));
    assertThat(outcome.doubtful()).isEmpty();
  }

  @Test
  void ofACopyThatIsNotWholeSheetsAreLeftAlone() {
    Outcome outcome =
        CopiesReadAgain.of(
            List.of(new ReadCopy(List.of(sheets(1), sheets(2)), false)),
            Map.of(FIRST, standing(2)));

    assertAlone(outcome, FIRST);
  }

  private static void assertAlone(Outcome outcome, UUID... doubtful) {
    assertThat(outcome.changed()).isEmpty();
    assertThat(outcome.fresh()).isEmpty();
    assertThat(outcome.alone()).hasSize(1);
    assertThat(outcome.doubtful()).containsExactlyInAnyOrder(doubtful);
  }

  private static StandingCopy standing(int... sheets) {
    return new StandingCopy(sheets(sheets), true, null);
  }

  private static ReadCopy copy(int... sheets) {
    return new ReadCopy(Arrays.stream(sheets).mapToObj(CopiesReadAgainTest::sheets).toList(), true);
  }

  private static List<UUID> sheets(int... sheets) {
    return IntStream.of(sheets).mapToObj(sheet -> new UUID(0, sheet)).toList();
  }
}
