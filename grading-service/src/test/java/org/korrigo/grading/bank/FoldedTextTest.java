package org.korrigo.grading.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Méthode NON justifiée|methode non justifiee",
        "L’énoncé, lui-même !|l enonce lui meme",
        "x² + 2x ≥ 4|x2 + 2x ≥ 4",
        "Cœur  du\u00A0sujet|coeur du sujet",
        "100 % _ \\|100"
      })
  void keepsLettersDigitsAndSignsAlone(String text, String folded) {
    assertThat(FoldedText.of(text)).isEqualTo(folded);
  }

  @Test
  void aPrefixKeepsTheSpaceThatEndsItsLastWord() {
    assertThat(FoldedText.ofPrefix("  Bon ")).isEqualTo("bon ");
    assertThat(FoldedText.ofPrefix("bon")).isEqualTo("bon");
    assertThat(FoldedText.ofPrefix(" %_ ")).isEmpty();
  }
}
