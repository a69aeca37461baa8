package org.korrigo.identification.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a copy's other sheets and the name of its file say for and against its pupil. */
class OtherEvidenceTest extends RuledClass {

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

  @Test
  void aLostHeaderIsAskedAndTheFilesNameRanksTheCandidates() {
    // When
    Match match =
        match(new CopyReading(UUID.randomUUID(), Reading.lost().withFileName("DUPONT Lea")));

    // Then
    assertThat(match.reason()).isEqualTo(MatchReason.HEADER_LOST);
    assertThat(match.candidates().getFirst().studentId()).isEqualTo(lea.studentId());
  }
}
