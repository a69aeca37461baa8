package org.korrigo.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonConventionsTest {
  private static final ObjectMapper JSON = JsonConventions.newMapper();

  private record Said(
      Integer count,
      int plainCount,
      Long version,
      BigDecimal points,
      Double share,
      double plainShare,
      Boolean isDone,
      boolean isPlainDone,
      UUID id,
      Instant at,
      LocalDate day,
      TimeUnit unit,
      Map<String, BigDecimal> scores) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'count': '5'}",
        "{'count': ''}",
        "{'count': ' '}",
        "{'count': true}",
        "{'count': 1.5}",
        "{'plain_count': '5'}",
        "{'plain_count': ''}",
        "{'version': '5'}",
        "{'version': ''}",
        "{'points': '2.5'}",
        "{'points': ''}",
        "{'points': ' '}",
        "{'points': true}",
        "{'share': '0.5'}",
        "{'share': ''}",
        "{'plain_share': '0.5'}",
        "{'plain_share': ''}",
        "{'is_done': 1}",
        "{'is_done': 'true'}",
        "{'is_done': ''}",
        "{'is_plain_done': 0}",
        "{'is_plain_done': 'false'}",
        "{'id': ''}",
        "{'at': ''}",
        "{'day': ''}",
        "{'day': 20000}",
        "{'unit': ''}",
        "{'unit': 1}",
        "{'scores': {'q1': '2.5'}}",
        "{'scores': {'q1': ''}}",
        "{'scores': ''}"
      })
  void nothingIsBentToFit(String said) {
    assertThatThrownBy(() -> JSON.readValue(said.replace('\'', '"'), Said.class))
        .isInstanceOf(JsonMappingException.class);
  }

  @Test
  void whatIsSaidAsItselfIsRead() throws JsonProcessingException {
    String said =
        """
        {"count": 5, "plain_count": 6, "version": 7, "points": 2.50, "share": 1, "plain_share": 0.5,
         "is_done": true, "is_plain_done": false, "scores": {"q1": 2.5}}
        """;

    assertThat(JSON.readValue(said, Said.class))
        .isEqualTo(
            new Said(
                5,
                6,
                7L,
                new BigDecimal("2.50"),
                1.0,
                0.5,
                true,
                false,
                null,
                null,
                null,
                null,
                Map.of("q1", new BigDecimal("2.5"))));
  }
}
