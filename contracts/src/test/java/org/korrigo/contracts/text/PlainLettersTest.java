package org.korrigo.contracts.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainLettersTest {
  @ParameterizedTest
  @CsvSource({
    "Éléonore, eleonore",
    "D'ORSENNE Jean-Baptiste, d'orsenne jean-baptiste",
    "Ñandú Ångström, nandu angstrom",
    "LŒWE Æbel, loewe aebel",
    "GROẞ Groß, gross gross",
    "Łoś SØREN Đặng, los soren dang",
    "Ðuro ÞÓR, duro thor",
    "Işık İBRAHİM, isik ibrahim",
    "ШЕВЧЕНКО, шевченко",
    "12/03/2008, 12/03/2008"
  })
  void twoWritingsOfANameAreOne(String text, String letters) {
    assertThat(PlainLetters.of(text)).isEqualTo(letters);
  }
}
