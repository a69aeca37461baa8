package org.korrigo.contracts.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTextTest {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LE GOFF Anaïs;12/03/2008",
        "Nom\n«ANDRÉ»;L’ÉTANG\nJOÃO;ÂNGELO\nLEBŒUF;Œdipe – 5 €",
        "sans accent"
      })
  void readsEitherEncodingAlone(String text) {
    assertThat(TableText.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    assertThat(TableText.of(text.getBytes(WINDOWS_1252))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Éloïse", "lebœuf", "L’HÉNORET", "A – B", "5 °C"})
  void refusesTwoEncodingsInOneFileAndNamesTheLines(String text) {
    // Given
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("NOM;PRENOM\r\nMARTIN;Lou\r\n".getBytes(StandardCharsets.US_ASCII));
    file.writeBytes((text + ";\r\n").getBytes(StandardCharsets.UTF_8));
    file.writeBytes("ANDRÉ;Zoé\r\n".getBytes(WINDOWS_1252));

    // Then
    assertThatThrownBy(() -> TableText.of(file.toByteArray()))
        .isInstanceOf(UnreadableTableException.class)
        .hasMessage(
            "The file mixes two encodings: line 3 is UTF-8, line 4 is not. Save it in one.");
  }

  @Test
  void namesTheLinesWhicheverEncodingComesFirst() {
    // Given
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("ANDRÉ\r".getBytes(WINDOWS_1252));
    file.writeBytes("Zoé\r".getBytes(StandardCharsets.UTF_8));

    // Then
    assertThatThrownBy(() -> TableText.of(file.toByteArray()))
        .hasMessageContaining("line 2 is UTF-8, line 1 is not");
  }

  @Test
  void refusesWhatIsNoText() {
    assertThatThrownBy(() -> TableText.of(new byte[] {'A', (byte) 0x81}))
        .hasMessage("The file is not text in UTF-8 or Windows-1252.");
    assertThatThrownBy(() -> TableText.of(new byte[] {'A', 0}))
        .hasMessage("The file is not text in UTF-8 or Windows-1252.");
  }
}
