package org.korrigo.identification.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassMatchingTest {
  private static final LocalDate MAY = LocalDate.of(2008, 5, 31);
  private static final LocalDate JUNE = LocalDate.of(2008, 6, 2);

  private final List<Pupil> roster = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "LEFEBVRE-DUMAS, JEAN BAPTISTE, 31052008",
    "LEFEBVREDUMAS, JEAN?BAPTISTE, 31052008",
    "LEFEBVRE DUMAS, JEANBAPTISTE, 310?2008",
    "LEFEBVRE?DUNAS, JEAN?BAPTISTE, 31052008",
    "JEAN?BAPTISTE, LEFEBVRE?DUMAS, 31052008"
  })
  void aPupilsOwnBoxesAreRecognisedHoweverTheNameIsJoined(String last, String first, String date) {
    // Given
    Pupil writer = pupil("LEFEBVRE-DUMAS", "Jean-Baptiste", MAY);
    pupil("LEFEVRE", "Jean", MAY);

    // When
    Match match = match(boxed(last, first, date));

    // Then
    assertThat(match.studentId()).isEqualTo(writer.studentId());
    assertThat(match.candidates().getFirst().studentId()).isEqualTo(writer.studentId());
  }

  @ParameterizedTest
  @CsvSource({
    "DUPONT, LEO, 31052008, a twin who is not on the roster",
    "DUPONT, LEANE, 31052008, a first name that is longer",
    "DUPOND-MOREL, LEA, 31052008, another family name",
    "DUPONT, LEA, 02062008, another birth date",
    "DUPONT, LEA, 31052007, another year of birth",
    "MOREAU, HUGO, 31052008, only the birth date",
    "DUPONT, , 31052008, no first name",
    "'', '', 31052008, nothing but a birth date"
  })
  void aStrangerWhoResemblesAPupilWaitsForAPerson(
      String last, String first, String date, String why) {
    // Given
    pupil("DUPONT", "Léa", MAY);

    // When
    Match match = match(boxed(last, first == null ? "" : first, date));

    // Then
    assertThat(match.studentId()).as(why).isNull();
    assertThat(match.candidates()).hasSize(1);
  }

  @Test
  void twoPupilsWhoCouldBothHaveWrittenItWaitForAPerson() {
    // Given
    pupil("DUPONT", "Marie", MAY);
    pupil("DUPONT", "Maria", MAY);

    // When
    Match match = match(boxed("DUPONT", "MARI?", "31052008"));

    // Then
    assertThat(match.studentId()).isNull();
  }

  @Test
  void twoCopiesThatClaimTheSamePupilBothWaitForAPerson() {
    // Given
    pupil("DUPONT", "Marie", MAY);

    // When
    List<Match> matches =
        new ClassMatching(roster)
            .match(
                List.of(
                    copy(boxed("DUPONT", "MARIE", "31052008")),
                    copy(boxed("DUPONT", "MARIE", "31052008"))),
                Set.of());

    // Then
    assertThat(matches).extracting(Match::studentId).containsOnlyNulls();
  }

  @Test
  void aPupilWhoseCopyIsKnownIsGivenNoOther() {
    // Given
    Pupil taken = pupil("DUPONT", "Marie", MAY);

    // When
    List<Match> matches =
        new ClassMatching(roster)
            .match(List.of(copy(boxed("DUPONT", "MARIE", "31052008"))), Set.of(taken.studentId()));

    // Then
    assertThat(matches).extracting(Match::studentId).containsOnlyNulls();
  }

  @Test
  void withoutALegibleBirthDateEvenAFlawlessNameWaitsForAPerson() {
    // Given
    Pupil writer = pupil("BOUCHARDIN", "Clémence", MAY);

    // When
    Match flawless = match(boxed("BOUCHARDIN", "CLEMENCE", ""));
    Match flawed = match(boxed("BOUGHAROIN", "CLEHENCF", ""));

    // Then
    assertThat(flawless.studentId()).isNull();
    assertThat(flawless.reason()).isEqualTo(MatchReason.BIRTH_DATE_UNREAD);
    assertThat(flawless.candidates().getFirst().studentId()).isEqualTo(writer.studentId());
    assertThat(flawed.studentId()).isNull();
    assertThat(flawed.candidates().getFirst().studentId()).isEqualTo(writer.studentId());
  }

  @Test
  void freeHandwritingRanksThePupilsAndWithoutABirthDateWaitsForAPerson() {
    // Given
    Pupil writer = pupil("BUTTERWORTH", "George", MAY);
    pupil("BUTLER", "Georges", JUNE);

    // When
    Match unsure = match(Reading.free(List.of("Last name: Buttervorlh", "First: Geoge"), 0.6));
    Match sure = match(Reading.free(List.of("George BUTTERWORTH", "TG2"), 0.6));
    Match dated = match(Reading.free(List.of("BUTTERWORTH George", "né le 31/05/2008"), 0.6));
    Match nothing = match(Reading.empty());

    // Then
    assertThat(unsure.studentId()).isNull();
    assertThat(unsure.candidates().getFirst().studentId()).isEqualTo(writer.studentId());
    assertThat(sure.reason()).isEqualTo(MatchReason.BIRTH_DATE_UNREAD);
    assertThat(sure.candidates().getFirst().studentId()).isEqualTo(writer.studentId());
    assertThat(dated.candidates().getFirst().score()).isEqualTo(1);
    assertThat(dated.candidates().getFirst().birthDate()).isEqualTo(Agreement.AGREES);
    assertThat(nothing.candidates()).isEmpty();
    assertThat(nothing.studentId()).isNull();
  }

  @Test
  void aLongNameThatIsBadlyReadComesBeforeShortOnesThatFitAnyText() {
    // Given
    Pupil writer = pupil("VANDERSCHUEREN", "Guillemette", MAY);
    pupil("LE", "Ana", MAY);
    pupil("CAMUS", "Lise", MAY);
    pupil("ROY", "Tess", JUNE);

    // When
    Match match =
        match(
            Reading.free(
                List.of("Examen blanc de physique", "Nom … Vamolersdueren", "Prénom Guilemete"),
                0.4));

    // Then
    assertThat(match.candidates().getFirst().studentId()).isEqualTo(writer.studentId());
    assertThat(match.studentId()).isNull();
  }

  @Test
  void theAnswerDoesNotDependOnTheOrderOfCopiesOrPupils() {
    // Given
    List<CopyReading> copies = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String last = "NAME" + (char) ('A' + i % 26) + (char) ('A' + i / 3);
      pupil(last, "CAMILLE", MAY);
      copies.add(copy(boxed(last.replace('M', 'N'), "CAMILLE", "31052008")));
    }
    List<Match> before = new ClassMatching(roster).match(copies, Set.of());

    // When
    Collections.shuffle(roster, new Random(1));
    Collections.shuffle(copies, new Random(2));
    List<Match> after = new ClassMatching(roster).match(copies, Set.of());

    // Then
    assertThat(after)
        .extracting(Match::copyId, Match::studentId)
        .containsExactlyInAnyOrderElementsOf(
            before.stream()
                .map(
                    match -> org.assertj.core.groups.Tuple.tuple(match.copyId(), match.studentId()))
                .toList());
  }

  @Test
  void whatATolerantExamWasGivenAStricterOneIsNot() {
    // Given
    Pupil writer = pupil("DUPONTEL", "Mario", MAY);
    pupil("DUPONTEL", "Marin", LocalDate.of(2008, 5, 30));
    Reading reading = boxed("DUPONTEL", "MARIE", "31052008");

    // When
    Match afresh = match(reading);
    Match tolerant =
        new ClassMatching(roster, new ClassSituation(0.01, null, Set.of()))
            .match(List.of(copy(reading)), Set.of())
            .getFirst();

    // Then
    assertThat(afresh.studentId()).isNull();
    assertThat(tolerant.studentId()).isEqualTo(writer.studentId());
  }

  private Pupil pupil(String lastName, String firstName, LocalDate birthDate) {
    Pupil pupil = new Pupil(roster.size() + 1, lastName, firstName, birthDate);
    roster.add(pupil);
    return pupil;
  }

  private Match match(Reading reading) {
    return new ClassMatching(roster).match(List.of(copy(reading)), Set.of()).getFirst();
  }

  private static CopyReading copy(Reading reading) {
    return new CopyReading(UUID.randomUUID(), reading);
  }

  private static Reading boxed(String last, String first, String date) {
    return Reading.boxed(row(last, 20), row(first, 20), row(date, 8), 0.9);
  }

  private static BoxedText row(String text, int boxes) {
    return new BoxedText(List.of(text.replace('-', '?') + " ".repeat(boxes - text.length())));
  }
}
