package org.korrigo.students.student;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "L'HÉNORET  Anne-Lou | l henoret anne lou",
        "l’henoret anne‑lou | l henoret anne lou",
        "LECŒUR Zoé | lecoeur zoe",
        "Łukasz GROẞ | lukasz gross",
        "JOHNSON DAVID N. | johnson david n",
        "ÇELİK İBRAHİM | celik ibrahim",
        "ÞÓRSDÓTTIR Guðrún | thorsdottir gudrun",
        "ШЕВЧЕНКО Ганна | шевченко ганна"
      })
  void leavesOutWhatDiffersBetweenTwoWritingsOfAName(String name, String folded) {
    assertThat(FoldedName.of(name)).isEqualTo(folded);
  }

  @ParameterizedTest
  @CsvSource({"D'INDY,dindy", "Adresse E-mail,adresseemail", "Né(e) le,neele", "--,''"})
  void keepsTheLettersAlone(String name, String letters) {
    assertThat(FoldedName.lettersOf(name)).isEqualTo(letters);
  }
}
