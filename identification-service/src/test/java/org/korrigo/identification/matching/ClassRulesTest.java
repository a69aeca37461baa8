package org.korrigo.identification.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.korrigo.identification.matching.MadeUpReading.copy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a copy is given by rule, when a person is asked, and what the person is told. */
class ClassRulesTest extends RuledClass {

  @Test
  void aClearHeaderIsGivenAndItsMarginIsTold() {
    // When
    Match match = match(copy("DUPONT", "LEA", "31052008"));

    // Then
    assertThat(match.reason()).isEqualTo(MatchReason.AGREES);
    assertThat(match.studentId()).isEqualTo(lea.studentId());
    assertThat(match.margin()).isGreaterThan(6);
    assertThat(match.explanation())
        .matches(
            "Names and birth date agree; the next pupil is far away"
                + " \\(margin \\d+\\.\\d, needed 6\\.0\\)\\.");
  }

  @Test
  void eachCandidateTellsHowItsFieldsAgree() {
    // Given
    pupil("DUPONT", "Léo", LocalDate.of(2008, 5, 30));

    // When
    List<Candidate> candidates = match(copy("DUPONT", "LEA", "")).candidates();

    // Then
    assertThat(candidates).extracting(Candidate::studentId).containsExactly(1, 3, 2);
    assertThat(candidates.get(0).firstName()).isEqualTo(Agreement.AGREES);
    assertThat(candidates.get(0).birthDate()).isEqualTo(Agreement.UNREAD);
    assertThat(candidates.get(1).lastName()).isEqualTo(Agreement.AGREES);
    assertThat(candidates.get(1).firstName()).isEqualTo(Agreement.SIMILAR);
    assertThat(candidates.get(2).lastName()).isEqualTo(Agreement.DIFFERS);
    assertThat(candidates.get(0).score()).isEqualTo(1);
    assertThat(candidates.get(2).score()).isBetween(0.0, 0.6);
  }

  @Test
  void anEmptyHeaderIsAsked() {
    // When
    Match match = match(new CopyReading(UUID.randomUUID(), Reading.empty()));

    // Then
    assertThat(match.reason()).isEqualTo(MatchReason.NOTHING_READ);
    assertThat(match.margin()).isNull();
    assertThat(match.candidates()).isEmpty();
  }

  @Test
  void aFieldWithoutReadingIsAsked() {
    assertThat(match(copy("DUPONT", "LEA", "")).reason()).isEqualTo(MatchReason.BIRTH_DATE_UNREAD);
    assertThat(match(copy("DUPONT", "LEA", "")).explanation()).isEqualTo("Birth date unread.");
    assertThat(match(copy("DUPONT", "", "31052008")).reason()).isEqualTo(MatchReason.NAME_UNREAD);
    assertThat(match(copy("", "LEA", "31052008")).reason()).isEqualTo(MatchReason.NAME_UNREAD);
  }

  @Test
  void namesakesAreAskedWhateverTheirBirthDatesAre() {
    // Given
    pupil("Dupont", "LEA", JUNE);

    // When
    Match match = match(copy("DUPONT", "LEA", "31052008"));

    // Then
    assertThat(match.reason()).isEqualTo(MatchReason.HOMONYMS);
    assertThat(match.explanation()).isEqualTo("Two pupils with this name: a person must choose.");
    assertThat(match.candidates().getFirst().studentId()).isEqualTo(lea.studentId());
  }

  @Test
  void twinsAreAskedAndSiblingsWithOtherNamesAreNot() {
    // Given
    pupil("MOREAU", "Marguerite", JUNE);
    pupil("DUPONT", "Léo", MAY);

    // When
    List<Match> found =
        match(
            List.of(
                copy("DUPONT", "LEA", "31052008"),
                copy("MOREAU", "HUGO", "02062008"),
                copy("MOREAU", "MARGUERITE", "02062008")));

    // Then
    assertThat(found)
        .extracting(Match::reason)
        .containsExactly(MatchReason.SAME_BIRTH_DATE, MatchReason.AGREES, MatchReason.AGREES);
  }

  @Test
  void aHeaderLikeNobodysIsNotOnTheList() {
    // When
    Match match = match(copy("KOWALSKI", "INES", "17112007"));

    // Then
    assertThat(match.reason()).isEqualTo(MatchReason.NOT_ON_LIST);
    assertThat(match.candidates()).hasSize(2);
  }

  @Test
  void aHeaderThatHasMoreThanThePupilOfOneNameIsNotOnTheList() {
    // Given
    Pupil madonna = pupil("MADONNA", "", LocalDate.of(2008, 7, 3));

    // When
    Match match = match(copy("MADONNA", "INES", "03072008"));

    // Then
    assertThat(match.reason()).isEqualTo(MatchReason.NOT_ON_LIST);
    assertThat(match.candidates().getFirst().studentId()).isEqualTo(madonna.studentId());
  }

  @Test
  void aTwinWhoIsNotOnTheListIsAskedAndTheFieldIsNamed() {
    // When
    Match match = match(copy("DUPONT", "LEO", "31052008"));

    // Then
    assertThat(match.reason()).isEqualTo(MatchReason.FIELD_DIFFERS);
    assertThat(match.explanation())
        .startsWith("The nearest pupil's first name was not read like that (margin ");
  }

  @Test
  void nobodyTakesTheCopyOfAPupilWhoCanHaveNone() {
    // Given
    taken = Set.of(lea.studentId());
    Match settled = match(copy("DUPONT", "LEA", "31052008"));
    taken = Set.of();
    situation = new ClassSituation(0.001, null, Set.of(lea.studentId()));
    Match absent = match(copy("DUPONT", "LEA", "31052008"));
    situation = new ClassSituation(0.001, Set.of(hugo.studentId()), Set.of());
    Match unexpected = match(copy("DUPONT", "LEA", "31052008"));

    // Then
    assertThat(settled.reason()).isEqualTo(MatchReason.PUPIL_TAKEN);
    assertThat(absent.reason()).isEqualTo(MatchReason.PUPIL_ABSENT);
    assertThat(unexpected.reason()).isEqualTo(MatchReason.PUPIL_NOT_EXPECTED);
    assertThat(List.of(settled, absent, unexpected))
        .extracting(Match::studentId)
        .containsOnlyNulls();
  }

  @Test
  void aPupilWhoIsOutIsStillInTheWayOfOthers() {
    // Given
    Pupil leo = pupil("DUPONT", "Léo", LocalDate.of(2008, 5, 11));
    CopyReading copy = copy("DUPONT", "LE[AO]", "[31]1052008");

    // When
    taken = Set.of(lea.studentId());
    Match match = match(copy);

    // Then
    assertThat(match.studentId()).isNull();
    assertThat(match.candidates()).extracting(Candidate::studentId).startsWith(1, leo.studentId());
  }

  @Test
  void twoCopiesOfOnePupilAreBothAsked() {
    // When
    List<Match> found =
        match(List.of(copy("DUPONT", "LEA", "31052008"), copy("DUPONT", "LEA", "31052008")));

    // Then
    assertThat(found).extracting(Match::reason).containsOnly(MatchReason.COPIES_COMPETE);
    assertThat(found).extracting(Match::studentId).containsOnlyNulls();
  }

  @Test
  void anotherCopySettlesADoubtOnlyWhereEverybodyIsAccountedFor() {
    // Given a header that may be either cousin's, and the other cousin's own copy
    roster.remove(hugo);
    Pupil leo = pupil("DUPONT", "Léo", LocalDate.of(2007, 5, 31));
    List<CopyReading> copies =
        List.of(copy("DUPONT", "LE[AO]", "3105200[78]"), copy("DUPONT", "LEO", "31052007"));
    Set<Integer> both = Set.of(lea.studentId(), leo.studentId());

    // When
    Match unknown = match(copies).getFirst();
    situation = new ClassSituation(0.001, both, Set.of());
    Match known = match(copies).getFirst();

    // Then
    assertThat(unknown.reason()).isEqualTo(MatchReason.ABSENTEES_UNKNOWN);
    assertThat(unknown.margin()).isCloseTo(0, within(1e-9));
    assertThat(unknown.explanation()).contains("say who was absent (margin 0.0, needed 6.0)");
    assertThat(known.reason()).isEqualTo(MatchReason.AGREES);
    assertThat(known.studentId()).isEqualTo(lea.studentId());
  }

  @Test
  void aCopyThatFitsTwoPupilsIsAsked() {
    // Given
    pupil("DUPONT", "Lis", LocalDate.of(2008, 5, 11));

    // When
    Match match = match(copy("DUPONT", "L[EI][AS]", "[31]1052008"));

    // Then
    assertThat(match.reason()).isEqualTo(MatchReason.TOO_CLOSE);
    assertThat(match.margin()).isCloseTo(0, within(1e-9));
    assertThat(match.candidates()).extracting(Candidate::studentId).startsWith(1, 3);
  }

  @Test
  void writingWorseThanAnyMeasuredIsAsked() {
    // When
    Match match = match(copy("[DO][UV][PR][OQ][NM][TI]", "LEA", "31052008"));

    // Then
    assertThat(match.reason()).isEqualTo(MatchReason.AGREES);
    assertThat(
            match(copy("[DOQCG][UVYWN][PRBDF][OQDCG][NMHWK][TIJLF]", "[LIJ][EFB]A", "31052008"))
                .reason())
        .isEqualTo(MatchReason.POORLY_READ);
  }

  @Test
  void aFieldThatIsSomethingElseIsAskedWhateverTheMargin() {
    // Given a first name of two letters, and one is another
    Pupil jo = pupil("LEFEBVRE", "Jo", LocalDate.of(2008, 11, 2));
    ClassSituation alone = new ClassSituation(0.001, Set.of(jo.studentId()), Set.of());
    ClassMatching little =
        new ClassMatching(
            roster,
            alone,
            new Calibration(
                0.5,
                List.of(
                    new Calibration.Point(
                        Reading.Form.BOXED, Attendance.CLOSED, 120, 1, 45_000, 20))));

    // When
    matches = little.match(List.of(copy("LEFEBVRE", "JA", "02112008")), Set.of());

    // Then
    assertThat(matches.getFirst().margin()).isGreaterThan(1);
    assertThat(matches.getFirst().reason()).isEqualTo(MatchReason.FIELD_DIFFERS);
    assertThat(matches.getFirst().explanation())
        .startsWith("The nearest pupil's first name was not read like that (margin ");
  }

  @ParameterizedTest
  @CsvSource({
    "DUPONT Léa, AGREES, exact",
    "DUPONT Leo, POORLY_READ, one letter of three that looks alike",
    "DVPOMT Léa, POORLY_READ, two of six",
    "DVPONT Léa, AGREES, one of six"
  })
  void aNameOfFreeWritingWithTooManyLettersThatOnlyLookAlikeIsAsked(
      String name, MatchReason reason, String why) {
    // Given
    ClassMatching free =
        new ClassMatching(
            roster,
            situation,
            new Calibration(
                0.5,
                List.of(
                    new Calibration.Point(
                        Reading.Form.FREE, Attendance.OPEN, 120, 1, 45_000, 20))));
    Reading reading = Reading.free(List.of("Nom : " + name, "né le 31/05/2008"), 0.8);

    // When
    matches = free.match(List.of(new CopyReading(UUID.randomUUID(), reading)), Set.of());

    // Then
    assertThat(matches.getFirst().reason()).as(why).isEqualTo(reason);
    assertThat(matches.getFirst().candidates().getFirst().studentId()).isEqualTo(lea.studentId());
    assertThat(matches.getFirst().explanation().startsWith("Too many letters of a name only"))
        .isEqualTo(reason == MatchReason.POORLY_READ);
  }
}
