package org.korrigo.identification.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pupils whom a header may mean alike are told apart by a person. The first of the two on the
 * roster is never given the header of the second.
 */
class LookalikesTest {
  private static final int OTHERS = 35;

  private final List<Pupil> roster = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "BEN ALI, SARA, 2008-03-12, BEN, ALI SARA, 2007-03-12, BEN ALI, SARA, 1203200[78], HOMONYMS",
    "BEN ALI, SARA, 2008-03-12, BEN, ALI SARA, 2007-03-12, BEN, ALI SARA, 1203200[78], HOMONYMS",
    "BEN ALI, SARA, 2008-03-12, BEN, ALI SARA, 2007-03-12, BEN ALI, SARA, 1203200., HOMONYMS",
    "BENALI, SARA, 2008-03-12, BEN, ALI-SARA, 2007-03-12, BENALI, SARA, 1203200., HOMONYMS",
    "BEN ALI, SARA, 2008-03-12, BEN, ALI SAMA, 2008-03-12, BEN ALI, SA[MR]A, 12032008,"
        + " SAME_BIRTH_DATE",
    "MARTIN, THOMAS, 2008-03-12, THOMAS, MARTIN, 2007-03-12, MARTIN, THOMAS, 1203200[78],"
        + " HOMONYMS",
    "MARTIN, THOMAS, 2008-03-12, THOMAS, MARTYN, 2008-03-12, MART[IY]N, THOMAS, 12032008,"
        + " SAME_BIRTH_DATE",
    "MARTIN, LEA, 2008-03-12, MARTIN, LEA MARIE, 2007-03-12, MARTIN, LEA, 1203200[78], HOMONYMS",
    "MARTIN, LEA, 2008-03-12, MARTIN DUPONT, LEA, 2007-03-12, MARTIN, LEA, 1203200[78], HOMONYMS"
  })
  void boxesThatMayBeAnothersAreAsked(
      String last,
      String first,
      LocalDate date,
      String otherLast,
      String otherFirst,
      LocalDate otherDate,
      String readLast,
      String readFirst,
      String readDate,
      MatchReason reason) {
    // Given
    pupil(last, first, date);
    pupil(otherLast, otherFirst, otherDate);

    // When
    Match match = match(MadeUpReading.of(readLast, readFirst, readDate));

    // Then
    assertThat(match.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "BEN ALI, SARA, BEN, ALI SARA, Nom : Ben Ali, Prénom : Sara",
    "MARTIN, LEA, MARTIN, LEA MARIE, Nom : Martin, Prénom : Léa"
  })
  void runningHandWithTheOthersBirthDateIsAsked(
      String last,
      String first,
      String otherLast,
      String otherFirst,
      String readLast,
      String readFirst) {
    // Given
    pupil(last, first, LocalDate.of(2008, 3, 12));
    pupil(otherLast, otherFirst, LocalDate.of(2008, 3, 17));

    // When
    Match match = match(Reading.free(List.of(readLast, readFirst, "Né(e) le : 17/03/2008"), 0.9));

    // Then
    assertThat(match.reason()).isEqualTo(MatchReason.HOMONYMS);
  }

  @Test
  void aSecondNameThatIsReadAndADateThatTellsThemApartAreEnough() {
    // Given
    Pupil lea = pupil("MARTIN", "Léa", LocalDate.of(2008, 3, 12));
    Pupil marie = pupil("MARTIN", "Léa-Marie", LocalDate.of(2007, 3, 12));

    // Then
    assertThat(match(MadeUpReading.of("MARTIN", "LEA", "12032008")).studentId())
        .isEqualTo(lea.studentId());
    assertThat(match(MadeUpReading.of("MARTIN", "LEA MARIE", "1203200[78]")).studentId())
        .isEqualTo(marie.studentId());
  }

  @Test
  void aNameWithoutAnyLatinLetterIsNobodysShortenedOne() {
    // Given
    pupil("李", "伟", LocalDate.of(2008, 3, 12));
    Pupil lea = pupil("MARTIN", "Léa", LocalDate.of(2008, 3, 12));

    // Then
    assertThat(match(MadeUpReading.of("MARTIN", "LEA", "12032008")).studentId())
        .isEqualTo(lea.studentId());
  }

  private Match match(Reading reading) {
    for (int i = roster.size(); i < OTHERS + 2; i++) {
      pupil("FAMILLE" + (char) ('A' + i % 26), "Prénom" + (char) ('A' + i / 26), date(i));
    }
    return new ClassMatching(roster)
        .match(List.of(new CopyReading(UUID.randomUUID(), reading)), Set.of())
        .getFirst();
  }

  private Pupil pupil(String lastName, String firstName, LocalDate birthDate) {
    Pupil pupil = new Pupil(roster.size() + 1, lastName, firstName, birthDate);
    roster.add(pupil);
    return pupil;
  }

  private static LocalDate date(int number) {
    return LocalDate.of(2009, 6, 1).plusDays(number);
  }
}
