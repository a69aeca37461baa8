package org.korrigo.identification.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.json.JsonConventions;

class ReadingTest {
  private static final ObjectMapper JSON = JsonConventions.newMapper();

  @Test
  void ofSeveralSheetsTheBestIsKeptWithTheOthersThatWereRead() throws JsonProcessingException {
    // Given
    Reading boxed = MadeUpReading.of("DUPONT", "LEA", "31052008");
    Reading free = Reading.free(List.of("Léa Dupont"), 0.5);

    // When
    Reading sheets = Reading.ofSheets(List.of(Reading.empty(), free, boxed, boxed));
    Reading kept = JSON.readValue(JSON.writeValueAsString(sheets), Reading.class);

    // Then
    assertThat(sheets.form()).isEqualTo(Reading.Form.BOXED);
    assertThat(sheets.otherSheets()).containsExactly(free, boxed);
    assertThat(kept).isEqualTo(sheets);
    assertThat(Reading.ofSheets(List.of()).form()).isEqualTo(Reading.Form.EMPTY);
    assertThat(sheets.sheetSilent()).isTrue();
    assertThat(Reading.ofSheets(List.of(boxed, Reading.empty(), free)).sheetSilent()).isFalse();
    assertThat(Reading.ofSheets(List.of()).sheetSilent()).isFalse();
    assertThat(sheets.withFileName("dupont").sheetSilent()).isTrue();
    assertThat(sheets.withFileName("dupont").otherSheets()).hasSize(2);
    assertThat(Reading.ofSheets(List.of(free, free)).withFileName("dupont").otherSheets())
        .hasSize(1);
  }

  @Test
  void theFilesNameIsNoPartOfTheHeader() throws JsonProcessingException {
    // Given
    Reading free = Reading.free(List.of("Léa Dupont"), 0.5);

    // When
    Reading named = free.withFileName("MARTIN Paul 12032008");
    Reading kept = JSON.readValue(JSON.writeValueAsString(named), Reading.class);

    // Then
    assertThat(named.lines()).isEqualTo(free.lines());
    assertThat(named.text()).isEqualTo(free.text());
    assertThat(kept.fileName()).isEqualTo("MARTIN Paul 12032008");
    assertThat(Reading.empty().withFileName("MARTIN Paul").form()).isEqualTo(Reading.Form.EMPTY);
  }

  @Test
  void aLostHeaderSaysNothingAndIsKeptAsLost() throws JsonProcessingException {
    // Given
    Reading lost = Reading.lost();

    // When
    Reading kept = JSON.readValue(JSON.writeValueAsString(lost), Reading.class);

    // Then
    assertThat(kept).isEqualTo(lost);
    assertThat(kept.saysSomething()).isFalse();
    assertThat(kept.text()).isEmpty();
  }

  @Test
  void whatWasKeptBeforeOtherSheetsWereIsStillRead() throws JsonProcessingException {
    // Given
    String kept =
        """
        {"form": "FREE", "last_name": {"opinions": [], "costs": []},
         "first_name": {"opinions": [], "costs": []}, "birth_date": {"opinions": []},
         "lines": ["Dupont"], "confidence": 0.5}
        """;

    // When
    Reading reading = JSON.readValue(kept, Reading.class);

    // Then
    assertThat(reading).isEqualTo(Reading.free(List.of("Dupont"), 0.5));
    assertThat(reading.sheetSilent()).isFalse();
  }
}
