package org.korrigo.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReaderTest {
  private static final ObjectMapper JSON = JsonConventions.newMapper();

  private record Said(String text, Map<String, Object> more) {}

  @ParameterizedTest
  @ValueSource(
      strings = {"\\ud83d", "\\ude80", "a\\ud83db", "\\ude80\\ud83d", "\\ud83d\\ud83d\\ude80"})
  void halfACharacterIsRefusedWhereverItStands(String half) {
    assertThatThrownBy(() -> JSON.readValue("{\"text\": \"" + half + "\"}", Said.class))
        .isInstanceOf(JsonMappingException.class);
    assertThatThrownBy(() -> JSON.readValue("{\"more\": {\"a\": [\"" + half + "\"]}}", Said.class))
        .isInstanceOf(JsonMappingException.class);
  }

  @Test
  void wholeCharactersAreReadHoweverTheyAreWritten() throws JsonProcessingException {
    assertThat(JSON.readValue("{\"text\": \"\\ud83d\\ude80 🚀 é\"}", Said.class).text())
        .isEqualTo("🚀 🚀 é");
    assertThat(JSON.readValue("{\"text\": null}", Said.class).text()).isNull();
    assertThat(JSON.readValue("{\"text\": 12}", Said.class).text()).isEqualTo("12");
  }
}
