package org.korrigo.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishedDescriptionTest {
  private static final String DOCUMENT =
      """
      {"paths": {
        "/api/sheets/{id}": {"get": {"responses": {"200": {"content": {"application/json":
          {"schema": {"$ref": "#/components/schemas/Sheet"},
            "examples": {"seventh": {"$ref": "#/components/examples/Seventh"}}}}},
          "404": {"content": {"application/problem+json": {"examples": {"not-found": {}}}}}}}},
        "/api/sheets/{id}/picture": {"get": {"responses": {"200": {"content": {"image/png": {}}},
          "304": {}}}},
        "/api/sheets/last": {"get": {"responses": {"200": {"content": {"application/json":
          {"schema": {"type": "integer"}}}}}}}},
      "components": {"examples": {"Seventh": {"value": {"number": 7}}}, "schemas": {
        "Sheet": {"type": "object", "required": ["number"],
          "properties": {"number": {"type": "integer"}, "name": {"type": "string"}}},
        "ProblemDocument": {"type": "object", "required": ["type"],
          "properties": {"type": {"type": "string"}}}}}}
      """;

  private PublishedDescription description;

  @BeforeEach
  void readDescription() throws Exception {
    description = new PublishedDescription(new ObjectMapper().readTree(DOCUMENT));
  }

  private String fault(String path, int status, String body) {
    return description
        .fault("GET", path, status, body.getBytes(StandardCharsets.UTF_8))
        .orElse("none");
  }

  @Test
  void what_is_as_described_has_no_fault() {
    assertThat(fault("/api/sheets/7", 200, "{\"number\": 7, \"name\": \"x\"}")).isEqualTo("none");
    assertThat(fault("/api/sheets/last", 200, "7")).isEqualTo("none");
    assertThat(fault("/api/sheets/7", 404, "{\"type\": \"not-found\", \"more\": 1}"))
        .isEqualTo("none");
    assertThat(fault("/api/unknown", 200, "[]")).isEqualTo("none");
  }

  @Test
  void every_difference_is_named() {
    assertThat(fault("/api/sheets/7", 200, "{\"number\": \"7\"}")).contains("number", "integer");
    assertThat(fault("/api/sheets/7", 200, "{\"name\": \"x\"}")).contains("number");
    assertThat(fault("/api/sheets/7", 200, "{\"number\": 7, \"pupil\": 1}")).contains("pupil");
    assertThat(fault("/api/sheets/7", 201, "{\"number\": 7}")).contains("not described");
    assertThat(fault("/api/sheets/7", 404, "{}")).contains("type");
    assertThat(fault("/api/sheets/last", 200, "{\"number\": 7}")).contains("integer");
  }

  @Test
  void a_value_that_is_not_as_its_schema_says_is_seen() throws Exception {
    ObjectMapper json = new ObjectMapper();
    JsonNode sheet = json.readTree("{\"$ref\": \"#/components/schemas/Sheet\"}");

    assertThat(description.fault(sheet, json.readTree("{\"number\": 7}"))).isEmpty();
    assertThat(description.fault(sheet, json.readTree("{\"name\": 7, \"day\": \"today\"}")))
        .hasValueSatisfying(fault -> assertThat(fault).contains("name", "number", "day"));
  }

  @Test
  void an_example_that_is_named_is_looked_up() throws Exception {
    JsonNode media =
        new ObjectMapper()
            .readTree(DOCUMENT)
            .at("/paths/~1api~1sheets~1{id}/get/responses/200/content/application~1json");

    assertThat(description.examples(media))
        .containsExactly(new ObjectMapper().readTree("{\"number\": 7}"));
  }

  @Test
  void a_problem_that_the_endpoint_does_not_declare_is_named() {
    assertThat(undeclared("/api/sheets/7", 404, "not-found")).isEqualTo("none");
    assertThat(undeclared("/api/sheets/7", 404, "lock-lost"))
        .isEqualTo("GET /api/sheets/{id} does not declare lock-lost (404)");
    assertThat(undeclared("/api/sheets/7", 409, "not-found")).contains("not-found (409)");
    assertThat(undeclared("/api/sheets/last", 404, "not-found")).contains("not-found (404)");
    assertThat(undeclared("/api/sheets/7", 413, "too-large")).isEqualTo("none");
    assertThat(undeclared("/api/unknown", 404, "not-found")).isEqualTo("none");
  }

  @Test
  void a_content_that_is_not_described_is_named() {
    assertThat(unknown("/api/sheets/7/picture", 200, "image/png;charset=x")).isEqualTo("none");
    assertThat(unknown("/api/sheets/7/picture", 304, "")).isEqualTo("none");
    assertThat(unknown("/api/sheets/7/picture", 431, "")).isEqualTo("none");
    assertThat(unknown("/api/unknown", 200, "image/png")).isEqualTo("none");
    assertThat(unknown("/api/sheets/7/picture", 206, "image/png"))
        .isEqualTo(
            "GET /api/sheets/7/picture answered 206 image/png: this status is not described");
    assertThat(unknown("/api/sheets/7/picture", 200, "image/jpeg")).contains("[image/png]");
    assertThat(unknown("/api/sheets/7/picture", 500, "text/html")).contains("500");
  }

  private String unknown(String path, int status, String contentType) {
    return description.unknownContent("GET", path, status, contentType).orElse("none");
  }

  private String undeclared(String path, int status, String slug) {
    byte[] body = "{\"type\": \"/problems/%s\"}".formatted(slug).getBytes(StandardCharsets.UTF_8);
    return description.undeclared("GET", path, status, body).orElse("none");
  }
}
