package org.korrigo.identification.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.korrigo.identification.matching.MadeUpReading.copy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a copy is given by rule, when a person is asked, and what the person is told. */
class ClassRulesTest {
  private static final LocalDate MAY = LocalDate.of(2008, 5, 31);
  private static final LocalDate JUNE = LocalDate.of(2008, 6, 2);

  /** 1 in 1,000 wants a margin of 6, 1 in 10,000 one of 9, and less is not promised. */
  private static final Calibration CALIBRATION =
      new Calibration(
          0.5,
          List.of(
              new Calibration.Point(Reading.Form.BOXED, Attendance.OPEN, 120, 2, 50_000, 90),
              new Calibration.Point(Reading.Form.BOXED, Attendance.OPEN, 120, 6, 45_000, 20),
              new Calibration.Point(Reading.Form.BOXED, Attendance.OPEN, 120, 9, 40_000, 0)));

  private final List<Pupil> roster = new ArrayList<>();
  private final Pupil lea = pupil("DUPONT", "Léa", MAY);
  private final Pupil hugo = pupil("MOREAU", "Hugo", JUNE);
  private ClassSituation situation = ClassSituation.unknown();
  private Set<Integer> taken = Set.of();
  private List<Match> matches = List.of();

  @AfterEach
  void nobodyIsNamedAndNobodyHasTwoCopies() {
    for (Match match : matches) {
      roster.stream()
          .flatMap(pupil -> Stream.of(pupil.lastName(), pupil.firstName()))
          .filter(name -> !name.isEmpty())
          .forEach(name -> assertThat(match.explanation()).doesNotContainIgnoringCase(name));
      assertThat(match.studentId() != null).isEqualTo(match.reason().isAutomatic());
      if (match.reason() == MatchReason.AGREES) {
        Candidate given =
            match.candidates().stream()
                .filter(candidate -> match.studentId() == candidate.studentId())
                .findFirst()
                .orElseThrow();
        assertThat(List.of(given.lastName(), given.firstName(), given.birthDate()))
            .containsOnly(Agreement.AGREES);
      }
      assertThat(match.candidates()).hasSizeLessThanOrEqualTo(ClassMatching.CANDIDATES);
    }
    assertThat(matches.stream().map(Match::studentId).filter(id -> id != null))
        .doesNotHaveDuplicates();
  }

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
  void sheetsThatNameDifferentPupilsAreAskedAndOthersAreNot() {
    // Given
    Reading first = MadeUpReading.of("DUPONT", "LEA", "31052008");
    Reading same = MadeUpReading.of("DUPO[NM]T", "L[EF]A", "");
    Reading another = MadeUpReading.of("MOREAU", "HUGO", "02062008");
    Reading strange = MadeUpReading.of("KOWALSKI", "INES", "");
    Reading answers = Reading.free(List.of("1) La fonction f est dérivable", "f(x) = 3"), 0.4);
    Reading name = Reading.free(List.of("Moreau Hugo", "1) La fonction"), 0.4);

    // When, Then
    assertThat(reasonOf(first)).isEqualTo(MatchReason.AGREES);
    assertThat(reasonOf(first, same)).isEqualTo(MatchReason.AGREES);
    assertThat(reasonOf(first, Reading.empty(), answers)).isEqualTo(MatchReason.AGREES);
    assertThat(reasonOf(first, another)).isEqualTo(MatchReason.SHEETS_DISAGREE);
    assertThat(reasonOf(first, same, strange)).isEqualTo(MatchReason.SHEETS_DISAGREE);
    assertThat(reasonOf(first, name)).isEqualTo(MatchReason.SHEETS_DISAGREE);
    assertThat(matches.getFirst().explanation())
        .isEqualTo("The sheets of this copy name different pupils.");
  }

  @Test
  void aCopyWhoseFirstSheetNamesNobodyIsAskedThoughALaterOneNamesAPupil() {
    // Given
    Reading later = MadeUpReading.of("DUPONT", "LEA", "31052008");
    Reading answers = Reading.free(List.of("1) La fonction f est dérivable", "f(x) = 3"), 0.4);

    // When, Then
    assertThat(reasonOf(Reading.empty(), later)).isEqualTo(MatchReason.SHEET_SILENT);
    assertThat(matches.getFirst().explanation())
        .isEqualTo(
            "The first sheet of this copy does not say whose it is, or what a sheet said was"
                + " erased: look at every sheet.");
    assertThat(matches.getFirst().candidates().getFirst().studentId()).isEqualTo(lea.studentId());
    assertThat(reasonOf(answers, later)).isEqualTo(MatchReason.SHEET_SILENT);
    assertThat(reasonOf(Reading.empty(), later, later)).isEqualTo(MatchReason.SHEET_SILENT);
    assertThat(reasonOf(later, Reading.empty(), answers)).isEqualTo(MatchReason.AGREES);
  }

  @ParameterizedTest
  @CsvSource({
    "LEFEBVRE CLARA 02112008, SHEETS_DISAGREE, somebody who is not on the list",
    "LEFEBVRE Clara, SHEETS_DISAGREE, the same without a date",
    "Nom : Lefebvre, SHEETS_DISAGREE, a label and another name",
    "DUPONT Paul 31/05/2008, SHEETS_DISAGREE, a brother",
    "Léa DUPONT, AGREES, the pupil",
    "Nom : Duponl Léa 31/05/2008, AGREES, the pupil with a slip",
    "Dupont Léa 2, AGREES, the pupil and the sheet's number",
    "On sait que f(2) = 12 et que 5 est racine, AGREES, an answer",
    "En 2008 la population est de 12 031 habitants, AGREES, numbers",
    "Exercice 2, AGREES, a heading"
  })
  void aFurtherSheetOnFreePaperThatLooksLikeAHeaderMustBeThePupils(
      String line, MatchReason reason, String why) {
    // Given
    Reading first = MadeUpReading.of("DUPONT", "LEA", "31052008");

    // When, Then
    assertThat(reasonOf(first, Reading.free(List.of(line), 0.5))).as(why).isEqualTo(reason);
  }

  @Test
  void theFilesNameAloneGivesNoCopyAndRanksTheCandidates() {
    // Given
    Reading blank = Reading.empty().withFileName("MOREAU HUGO 02062008");
    Reading another = Reading.free(List.of("MARTIN LEA"), 0.6).withFileName("MOREAU HUGO 02062008");
    Reading undated =
        Reading.free(List.of("Hugo Moreau"), 0.6).withFileName("MOREAU HUGO 02062008");
    Reading nobodys = Reading.empty().withFileName("Scan 0012");

    // When, Then
    assertThat(reasonOf(blank)).isEqualTo(MatchReason.FILE_NAME_ONLY);
    assertThat(matches.getFirst().candidates())
        .extracting(Candidate::studentId)
        .containsExactly(hugo.studentId());
    assertThat(matches.getFirst().explanation()).startsWith("Nothing was read on the paper");
    assertThat(reasonOf(another)).isEqualTo(MatchReason.NOT_ON_LIST);
    assertThat(matches.getFirst().candidates().getFirst().studentId()).isEqualTo(hugo.studentId());
    assertThat(reasonOf(undated)).isEqualTo(MatchReason.BIRTH_DATE_UNREAD);
    assertThat(reasonOf(nobodys)).isEqualTo(MatchReason.NOTHING_READ);
    assertThat(matches.getFirst().candidates()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DUPONT Léa, AGREES, the pupil",
    "lea.dupont 31052008, AGREES, the pupil in another order",
    "Scan 0012, AGREES, nobody",
    "Dupont Mathématiques, AGREES, a subject beside the name",
    "MOREAU Hugo, FILE_NAME_DIFFERS, another pupil",
    "DUPONT Léo, FILE_NAME_DIFFERS, a twin who is on no list"
  })
  void aFileNamedAfterAnotherThanTheHeaderIsAsked(String name, MatchReason reason, String why) {
    // Given
    Reading header = MadeUpReading.of("DUPONT", "LEA", "31052008");

    // When, Then
    assertThat(reasonOf(header.withFileName(name))).as(why).isEqualTo(reason);
  }

  private MatchReason reasonOf(Reading... sheets) {
    Reading reading = sheets.length == 1 ? sheets[0] : Reading.ofSheets(List.of(sheets));
    return match(new CopyReading(UUID.randomUUID(), reading)).reason();
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

  @Test
  void aLostHeaderIsAskedAndTheFilesNameRanksTheCandidates() {
    // When
    Match match =
        match(new CopyReading(UUID.randomUUID(), Reading.lost().withFileName("DUPONT Lea")));

    // Then
    assertThat(match.reason()).isEqualTo(MatchReason.HEADER_LOST);
    assertThat(match.candidates().getFirst().studentId()).isEqualTo(lea.studentId());
  }

  private Pupil pupil(String lastName, String firstName, LocalDate birthDate) {
    Pupil pupil = new Pupil(roster.size() + 1, lastName, firstName, birthDate);
    roster.add(pupil);
    return pupil;
  }

  private Match match(CopyReading copy) {
    return match(List.of(copy)).getFirst();
  }

  private List<Match> match(List<CopyReading> copies) {
    matches = new ClassMatching(roster, situation, CALIBRATION).match(copies, taken);
    return matches;
  }

  private static String letters(int number) {
    return "" + (char) ('A' + number / 26) + (char) ('A' + number % 26);
  }
}
