package org.korrigo.identification.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Éléonore | ELEONORE",
        "D'ORSENNE | D ORSENNE",
        "d’Orsenne | D ORSENNE",
        "Jean-Baptiste | JEAN BAPTISTE",
        "  LE   GOFF  | LE GOFF",
        "LŒWE | LOEWE",
        "Ñandú-Ångström | NANDU ANGSTROM",
        "Søren | SOREN",
        "ŁUKASZ Łoś | LUKASZ LOS",
        "ĐẶNG | DANG",
        "đặng | DANG",
        "Ðuro Þór | DURO THOR",
        "Işık İBRAHİM | ISIK IBRAHIM",
        "Groß | GROSS",
        "12/03/2008 | ''"
      })
  void namesAreReducedToTheirCapitals(String name, String letters) {
    // Given a name, when it is reduced
    String reduced = Letters.of(name);

    // Then
    assertThat(reduced).isEqualTo(letters);
  }
}
