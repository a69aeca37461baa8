package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudentIdentifierTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DUPONT Jean.pdf | DUPONT Jean",
        "DUPONT_Jean-Pierre.PDF | DUPONT Jean Pierre",
        "scan.2026.01.15.MARTIN.pdf | scan 2026 01 15 MARTIN",
        "TG2/DUPONT Jean.pdf | DUPONT Jean",
        "C:\\fakepath\\DUPONT Jean.pdf | DUPONT Jean",
        "  __DUPONT -- Jean__ .pdf | DUPONT Jean",
        "D'ALEMBERT Léa.pdf | D'ALEMBERT Léa",
        "without extension | without extension",
        "pdf.pdf | pdf"
      })
  void aFilesNameIsCleanedToTheNameInIt(String file, String expected) {
    assertThat(StudentIdentifier.of(file)).contains(expected);
  }

  @Test
  void accentsAreComposedAndKept() {
    String decomposed = Normalizer.normalize("LEFÈVRE Zoé.pdf", Normalizer.Form.NFD);

    assertThat(StudentIdentifier.of(decomposed)).contains("LEFÈVRE Zoé");
  }

  @Test
  void controlAndFormatCharactersAreSpaces() {
    assertThat(StudentIdentifier.of("DUPONT\u0000\t\u202e\u200bJean\u00a0X.pdf"))
        .contains("DUPONT Jean X");
  }

  @Test
  void nothingIsLongerThanItsColumnAndNoCharacterIsCut() {
    String clef = "\ud834\udd1e";

    assertThat(StudentIdentifier.of("x".repeat(300) + ".pdf").orElseThrow()).hasSize(255);
    assertThat(StudentIdentifier.of("x".repeat(254) + clef + ".pdf").orElseThrow())
        .isEqualTo("x".repeat(254));
  }

  @ParameterizedTest
  @ValueSource(strings = {".pdf", "", "___.pdf", "TG2/.pdf", "- . -.pdf", "\u0000.pdf"})
  void aNameWithNothingInItSaysNothing(String file) {
    assertThat(StudentIdentifier.of(file)).isEmpty();
  }
}
