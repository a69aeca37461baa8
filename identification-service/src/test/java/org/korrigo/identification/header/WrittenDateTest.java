package org.korrigo.identification.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Né(e) le : 12/03/2008; 12032008",
        "Date de naissance : 01.11.08; 01112008",
        "né le 7 - 3 - 2009; 07032009",
        "12 mars 2008; 12032008",
        "née le 1er août 2008; 01082008",
        "4 votobre 2007; 04102007",
        "2 decembre 08; 02122008",
        "Né le 24012008; 24012008"
      })
  void aDateIsFoundHoweverItIsWritten(String text, String digits) {
    assertThat(WrittenDate.in(text)).isEqualTo(digits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nom : MARTIN", "2nde B", "Classe 12 salle 2008", "06 12 34 56 78", ""})
  void otherLinesHaveNone(String text) {
    assertThat(WrittenDate.in(text)).isNull();
  }
}
