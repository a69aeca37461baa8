package org.korrigo.grading.finalisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLinesTest {

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", "\u000B", "\f", "\u0085", "\u2028", "\u2029"})
  void whateverEndsALineKeepsWordsApart(String end) {
    // When
    TextLines lines = TextLines.of("au dos" + end + "de la page", 10, 1000);

    // Then
    assertThat(lines.lines())
        .extracting(TextLines.Line::text)
        .containsExactly("au dos", "de la page");
  }
}
