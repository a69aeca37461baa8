package org.korrigo.students.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.students.student.NameSplit;
import org.korrigo.students.student.PupilDetails;

class PronoteRosterTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
  private static final PupilDetails LOIC =
      new PupilDetails(
          "L'HÉNORET",
          "LOÏC",
          LocalDate.of(2008, 2, 29),
          "TG2",
          "loic.lhenoret@lycee.example",
          NameSplit.CERTAIN);
  private static final String LOIC_LINE =
      Rosters.line("L'HÉNORET LOÏC", "29/02/2008", "loic.lhenoret@lycee.example", "TG2");

  static Stream<Arguments> waysToWriteAFile() {
    return Stream.of(",", ";", "\t")
        .flatMap(
            delimiter ->
                Stream.of("\n", "\r\n")
                    .flatMap(
                        lineEnd ->
                            Stream.of("UTF-8", "UTF-8 with BOM", "windows-1252")
                                .map(encoding -> Arguments.of(delimiter, lineEnd, encoding))));
  }

  @ParameterizedTest
  @MethodSource("waysToWriteAFile")
  void readsEveryDelimiterLineEndAndEncoding(String delimiter, String lineEnd, String encoding) {
    String text =
        Stream.of(
                "Élèves,Né(e) le,Adresse E-mail,Classe,EDS | Autres options,Groupe",
                "L'HÉNORET LOÏC,29/02/2008,loic.lhenoret@lycee.example,TG2,OPTIONS,G1")
            .map(line -> line.replace(",", delimiter))
            .map(line -> line.replace("OPTIONS", "\"MATHS, SVT; \tGREC\n\"\"ancien\"\"\""))
            .collect(Collectors.joining(lineEnd, "", lineEnd));
    byte[] content =
        encoding.endsWith("BOM")
            ? ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)
            : text.getBytes(Charset.forName(encoding));

    Roster roster = read(content);

    assertThat(roster.lines()).containsExactly(new RosterLine(2, LOIC, null));
    assertThat(roster.faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Classe,Groupe,Né(e) le,Élèves,Adresse E-mail",
        "\"Classe\",\"Groupe\",\"Né(e) le\",\"Élèves\",\"Adresse E-mail\"",
        "CLASSE,,NE(E) LE,ELEVES,ADRESSE EMAIL",
        " classe ,x,Ne(e)  le,  eleves ,adresse e mail",
        "Classe,Groupe,Né(e)\u00A0le,E\u0301le\u0300ves,Adresse\u00A0e\u2011mail"
      })
  void findsColumnsByTheirHeaderWhateverOrderCaseAndAccents(String header) {
    Roster roster = read(header, "TG2,G1,29/02/2008,L'HÉNORET LOÏC,loic.lhenoret@lycee.example");

    assertThat(roster.lines()).extracting(RosterLine::pupil).containsExactly(LOIC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Nom,Né(e) le,Classe | the column Élèves is missing",
        "Élèves,Naissance,Classe | the column Né(e) le is missing",
        "Élèves,Né(e) le,Groupe | the column Classe is missing",
        "Élèves,Né(e) le,Classe,Élèves | the column Élèves stands there twice"
      })
  void namesTheColumnThatIsMissingOrStandsThereTwice(String header, String message) {
    Problem problem = refusal(bytes(header, "DUPONT JEAN,01/02/2008,TG2"));

    assertThat(problem.violations()).containsExactly(new Problem.Violation("line 1", message));
  }

  @Test
  void namesEveryMissingColumn() {
    Problem problem = refusal(bytes("DUPONT JEAN,01/02/2008,,TG2"));

    assertThat(problem.type()).isEqualTo(ProblemType.UNSUPPORTED_ROSTER);
    assertThat(problem.getMessage()).contains("Élèves", "Né(e) le", "Classe");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Nom;Prénom;Date de naissance;Classe;E-mail |"
            + " l'hénoret;LOÏC;29/02/2008;TG2;loic.lhenoret@lycee.example",
        "classe,prenom,nom,courriel,né(e) le |"
            + " TG2,LOÏC,L’HÉNORET,loic.lhenoret@lycee.example,2008-02-29",
        "last_name,first_name,date_naissance,class_name,email |"
            + " L'Hénoret,LOÏC,2008-02-29,TG2,loic.lhenoret@lycee.example"
      })
  void readsAPlainFileWithAColumnForEachName(String header, String line) {
    assertThat(read(header, line).lines())
        .extracting(RosterLine::pupil, RosterLine::doubt)
        .containsExactly(tuple(LOIC, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",ANNE,2008-02-01,TG2 | Nom is empty",
        "-,ANNE,2008-02-01,TG2 | Nom holds no name",
        "GOFF,ANNE,2008-02-30,TG2 | Né(e) le: 2008-02-30 is not a date as DD/MM/YYYY",
        "GOFF,AN\u0007NE,2008-02-01,TG2 | Prénom holds a control character",
        "GOFF,ANNE,2008-02-01, | Classe is empty"
      })
  void tellsOfAPlainLineThatCannotBeTakenWhy(String line, String message) {
    Roster roster = read("nom,prenom,date_naissance,classe", line, "GOFF,ANNE,01/02/2008,TG2");

    assertThat(roster.faults()).containsExactly(new LineFault(2, message));
    assertThat(roster.lines()).hasSize(1);
  }

  @Test
  void prefersThePronoteColumnWhereBothStandThere() {
    Roster roster =
        read("Élèves,Nom,Prénom,Nom,Né(e) le,Classe", "DUPONT JEAN,X,Y,Z,01/02/2008,TG2");

    assertThat(roster.lines().getFirst().pupil().lastName()).isEqualTo("DUPONT");
  }

  /** Text that was copied from elsewhere has them: they may break a line, or join two letters. */
  @Test
  void readsNamesWithoutSignsThatNobodySees() {
    Roster roster =
        read(
            Rosters.of(
                LOIC_LINE
                    .replace("HÉNORET", "HÉ\u00ADNO\u200BRET")
                    .replace("loic.", "\u2060loic.")
                    .replace("TG2", "TG2\uFEFF")));

    assertThat(roster.lines()).extracting(RosterLine::pupil).containsExactly(LOIC);
  }

  @Test
  void readsARosterWithoutTheEmailColumn() {
    Roster roster = read("Élèves;Né(e) le;Classe", "DUPONT JEAN;01/02/2008;TG2");

    assertThat(roster.lines().getFirst().pupil().email()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DUPONT JEAN,31/02/2008,,TG2          | Né(e) le: 31/02/2008 is not a date as DD/MM/YYYY
          DUPONT JEAN,29/02/2007,,TG2          | Né(e) le: 29/02/2007 is not a date as DD/MM/YYYY
          DUPONT JEAN,12/31/2008,,TG2          | Né(e) le: 12/31/2008 is not a date as DD/MM/YYYY
          DUPONT JEAN,2008-02-01,,TG2          | Né(e) le: 2008-02-01 is not a date as DD/MM/YYYY
          DUPONT JEAN,1/2/2008,,TG2            | Né(e) le: 1/2/2008 is not a date as DD/MM/YYYY
          DUPONT JEAN,01/02/08,,TG2            | Né(e) le: 01/02/08 is not a date as DD/MM/YYYY
          DUPONT JEAN,16/01/2026,,TG2          | Né(e) le: 16/01/2026 cannot be a birth date
          DUPONT JEAN,01/02/0008,,TG2          | Né(e) le: 01/02/0008 cannot be a birth date
          DUPONT JEAN,,,TG2                    | Né(e) le is empty
          ,01/02/2008,,TG2                     | Élèves is empty
          -,01/02/2008,,TG2                    | Élèves holds no name
          DUPONT JEAN,01/02/2008,,             | Classe is empty
          DUPONT JEAN                          | Né(e) le is empty
          DUPONT\u0007 JEAN,01/02/2008,,TG2    | Élèves holds a control character
          DUPONT\u0085 JEAN,01/02/2008,,TG2    | Élèves holds a control character
          """)
  void tellsOfEachLineThatCannotBeTakenWhyAndTakesTheOthers(String line, String message) {
    Roster roster =
        read(
            Rosters.of(
                LOIC_LINE, line, LOIC_LINE.replace("2008", "2009").replace("29/02", "28/02")));

    assertThat(roster.faults()).containsExactly(new LineFault(3, message));
    assertThat(roster.lines()).hasSize(2);
    assertThat(roster.rows()).isEqualTo(3);
  }

  @Test
  void refusesNamesAndClassesThatAreTooLong() {
    String longName = "A".repeat(101);

    Roster roster =
        read(
            Rosters.of(
                LOIC_LINE,
                Rosters.line(longName + " JEAN", "01/02/2008", "", "TG2"),
                Rosters.line("DUPONT " + longName, "01/02/2008", "", "TG2"),
                Rosters.line("A ".repeat(100_000) + "JEAN", "01/02/2008", "", "TG2"),
                Rosters.line("DUPONT JEAN", "01/02/2008", "", "T".repeat(51))));

    assertThat(roster.faults())
        .extracting(LineFault::message)
        .containsExactly(
            "Élèves is longer than 100 characters",
            "Élèves is longer than 100 characters",
            "Élèves is longer than 200 characters",
            "Classe is longer than 50 characters");
  }

  @Test
  void reportsAPupilWhoStandsThereTwice() {
    Roster roster =
        read(
            Rosters.of(
                LOIC_LINE,
                Rosters.line("DUPONT JEAN", "01/02/2008", "jean.dupont@lycee.example", "TG2"),
                Rosters.line("LHENORET LOIC", "29/02/2008", "", "TG2"),
                Rosters.line("L’HENORET  LOIC", "29/02/2008", "", "TG3"),
                Rosters.line("DUPONT JEAN", "02/02/2008", "jean.dupont2@lycee.example", "TG2")));

    assertThat(roster.faults())
        .containsExactly(new LineFault(5, "the same pupil stands in line 2"));
    assertThat(roster.lines()).hasSize(4);
  }

  @Test
  void leavesOutAnAddressThatIsNoneAndSaysSo() {
    Roster roster = read(Rosters.of(Rosters.line("DUPONT JEAN", "01/02/2008", "néant", "TG2")));

    assertThat(roster.lines().getFirst().pupil().email()).isNull();
    assertThat(roster.lines().getFirst().doubt())
        .isEqualTo("the e-mail address is not one and is left out");
  }

  @Test
  void countsLinesOfTheFileAcrossBlankLinesAndQuotedLineBreaks() {
    Roster roster =
        read(
            Rosters.of(
                "",
                LOIC_LINE.replace("MATHÉMATIQUES, ", "MATHÉMATIQUES\r\nET "),
                ",,,,,",
                Rosters.line("DUPONT JEAN", "31/02/2008", "", "TG2")));

    assertThat(roster.lines()).extracting(RosterLine::line).containsExactly(3);
    assertThat(roster.faults()).extracting(LineFault::line).containsExactly(6);
  }

  @Test
  void refusesAFileOfWhichNoLineCanBeTakenWithEachReason() {
    Problem problem = refusal(Rosters.of("DUPONT JEAN,31/02/2008,,TG2", "PETIT ANNE,01/02/2008,,"));

    assertThat(problem.violations())
        .containsExactly(
            new Problem.Violation("line 2", "Né(e) le: 31/02/2008 is not a date as DD/MM/YYYY"),
            new Problem.Violation("line 3", "Classe is empty"));
  }

  static Stream<Arguments> filesThatAreNoRoster() {
    return Stream.of(
        Arguments.of(new byte[0], "The file is empty."),
        Arguments.of(bytes(" ", "", "\uFEFF"), null),
        Arguments.of(Rosters.of(), "There is no pupil under the header row."),
        Arguments.of(
            new byte[] {'P', 'K', 3, 4, 0, 0},
            "The file is a workbook, not text: export it as CSV."),
        Arguments.of(new byte[] {'a', 0, 'b'}, "The file is not text in UTF-8 or Windows-1252."),
        Arguments.of(
            "Élèves".getBytes(StandardCharsets.UTF_16),
            "The file is not text in UTF-8 or Windows-1252."),
        Arguments.of(
            new byte[] {(byte) 0x81, (byte) 0xE9},
            "The file is not text in UTF-8 or Windows-1252."),
        Arguments.of(
            Rosters.of(LOIC_LINE, "\"DUPONT JEAN,01/02/2008,,TG2"),
            "A quoted cell is not closed as it should be, at or after line 3."));
  }

  @ParameterizedTest
  @MethodSource("filesThatAreNoRoster")
  void refusesWhatIsNoRosterAndSaysWhy(byte[] content, String detail) {
    Problem problem = refusal(content);

    assertThat(problem.type()).isEqualTo(ProblemType.UNSUPPORTED_ROSTER);
    if (detail != null) {
      assertThat(problem).hasMessage(detail);
    }
  }

  @Test
  void answersEveryDamagedFileWithARosterOrAReason() {
    Random random = new Random(7);
    byte[] good = Rosters.of(LOIC_LINE, Rosters.line("DUPONT JEAN", "01/02/2008", "", "TG2"));
    for (int i = 0; i < 3_000; i++) {
      byte[] damaged = Arrays.copyOf(good, 1 + random.nextInt(good.length + 5));
      for (int hits = random.nextInt(4); hits >= 0; hits--) {
        damaged[random.nextInt(damaged.length)] =
            (byte) ",;\t\"\n\r \u0000é@/".charAt(random.nextInt(11));
      }
      try {
        assertThat(read(damaged).lines()).isNotEmpty();
      } catch (Problem reason) {
        assertThat(reason.type()).isEqualTo(ProblemType.UNSUPPORTED_ROSTER);
      }
    }
  }

  private static Roster read(String... lines) {
    return read(bytes(lines));
  }

  private static Roster read(byte[] content) {
    return PronoteRoster.read(content, TODAY);
  }

  private static Problem refusal(byte[] content) {
    return catchThrowableOfType(Problem.class, () -> read(content));
  }

  private static byte[] bytes(String... lines) {
    return String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
  }
}
