package org.korrigo.exams;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.json.JsonConventions;
import org.korrigo.testing.Infrastructure;

/** The published description of the endpoints is whole, and its examples are what it says. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class OpenApiTest {
  private static final ObjectMapper JSON = JsonConventions.newMapper();
  private static final String PROBLEM = "application/problem+json";
  private static final String NONE = "(none)";

  private JsonNode document;

  @BeforeEach
  void read() throws JsonProcessingException {
    document = JSON.readTree(given().get("/api/exams/openapi?format=JSON").asString());
  }

  @Test
  void everyEndpointIsDescribedAndNothingElse() {
    assertThat(operations().keySet()).isEqualTo(endpoints());
  }

  @Test
  void everyEndpointSaysWhatItDoesAndWhatItsParametersMean() {
    List<String> silent = new ArrayList<>();
    operations()
        .forEach(
            (name, operation) -> {
              for (String member : List.of("summary", "description")) {
                note(silent, name + " " + member, operation.path(member));
              }
              operation
                  .path("parameters")
                  .forEach(
                      parameter ->
                          note(
                              silent,
                              name + " parameter " + parameter.path("name").asText(),
                              parameter.path("description")));
              operation
                  .path("responses")
                  .fields()
                  .forEachRemaining(
                      answer -> {
                        if (answer.getValue().path("description").asText("OK").equals("OK")) {
                          silent.add(name + " " + answer.getKey());
                        }
                      });
            });

    assertThat(silent).isEmpty();
  }

  @Test
  void everyEndpointDeclaresItsProblemsAsProblemDocuments() {
    operations()
        .forEach(
            (name, operation) -> {
              JsonNode answers = operation.path("responses");
              assertThat(answers.has("401")).as(name).isTrue();
              assertThat(answers.has("403")).as(name).isTrue();
              assertThat(answers.has("500")).as(name).isTrue();
              assertThat(answers.has("404")).as(name).isEqualTo(name.contains("{"));
              answers
                  .fields()
                  .forEachRemaining(
                      answer -> {
                        if (answer.getKey().compareTo("400") >= 0) {
                          JsonNode content = answer.getValue().path("content");
                          assertThat(content.path(PROBLEM).path("schema").path("$ref").asText())
                              .as(name + " " + answer.getKey())
                              .isEqualTo("#/components/schemas/ProblemDocument");
                          assertThat(content.path(PROBLEM).path("examples")).isNotEmpty();
                        }
                      });
            });
  }

  @Test
  void everyExampleIsWhatItsSchemaSays() {
    Map<String, String> wrong = new LinkedHashMap<>();
    operations()
        .forEach(
            (name, operation) -> {
              contents(name, operation).forEach((where, media) -> check(wrong, where, media));
            });

    assertThat(wrong).isEmpty();
  }

  @Test
  void anExampleThatIsNotWhatItsSchemaSaysIsSeen() {
    ObjectNode media = JSON.createObjectNode();
    media.putObject("schema").put("$ref", "#/components/schemas/NewDuplicate");
    media.putObject("example").put("name", 7).put("day", "2026-01-15");
    Map<String, String> wrong = new LinkedHashMap<>();

    check(wrong, "here", media);

    assertThat(wrong.get("here")).contains("name", "date", "day");
  }

  private void check(Map<String, String> wrong, String where, JsonNode media) {
    List<JsonNode> examples = new ArrayList<>();
    if (media.has("example")) {
      examples.add(media.get("example"));
    }
    media.path("examples").forEach(example -> examples.add(example.path("value")));
    if (!media.has("schema") || examples.isEmpty()) {
      wrong.put(where, media.has("schema") ? "no example" : "no schema");
    }
    examples.forEach(
        example -> {
          Set<ValidationMessage> faults = faults(media.path("schema"), example);
          if (!faults.isEmpty()) {
            wrong.put(where, faults.toString());
          }
        });
  }

  private Set<ValidationMessage> faults(JsonNode schema, JsonNode example) {
    ObjectNode root = JSON.createObjectNode();
    root.putArray("allOf").add(schema);
    ObjectNode schemas = root.putObject("components").putObject("schemas");
    document
        .path("components")
        .path("schemas")
        .fields()
        .forEachRemaining(known -> schemas.set(known.getKey(), closed(known)));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(root).validate(example);
  }

  /** A schema that knows no other fields than those it names; problems have further members. */
  static JsonNode closed(Map.Entry<String, JsonNode> known) {
    JsonNode schema = known.getValue().deepCopy();
    if (schema.has("properties") && !known.getKey().equals("ProblemDocument")) {
      ((ObjectNode) schema).put("additionalProperties", false);
    }
    return schema;
  }

  /** What an endpoint takes and answers as JSON; no example is needed of events and files. */
  private static Map<String, JsonNode> contents(String name, JsonNode operation) {
    Map<String, JsonNode> contents = new LinkedHashMap<>();
    json(name + " request", operation.path("requestBody").path("content"), contents);
    operation
        .path("responses")
        .fields()
        .forEachRemaining(
            answer ->
                json(name + " " + answer.getKey(), answer.getValue().path("content"), contents));
    return contents;
  }

  private static void json(String where, JsonNode content, Map<String, JsonNode> contents) {
    content
        .fields()
        .forEachRemaining(
            media -> {
              if (media.getKey().endsWith("json")) {
                contents.put(where, media.getValue());
              }
            });
  }

  private Map<String, JsonNode> operations() {
    Map<String, JsonNode> operations = new LinkedHashMap<>();
    document
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        method ->
                            operations.put(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                method.getValue())));
    return operations;
  }

  /** The endpoints of the code, as {@code GET /api/exams/{id}}. */
  private static Set<String> endpoints() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.korrigo.exams", "org.korrigo.contracts.inbox")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .flatMap(type -> type.getMethods().stream().flatMap(method -> endpoint(type, method)))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> endpoint(JavaClass type, JavaMethod method) {
    return method.getAnnotations().stream()
        .filter(annotation -> annotation.getRawType().isMetaAnnotatedWith(HttpMethod.class))
        .map(
            annotation ->
                annotation.getRawType().getSimpleName()
                    + " "
                    + Stream.of(
                            "/api/exams",
                            type.getAnnotationOfType(Path.class).value(),
                            method.isAnnotatedWith(Path.class)
                                ? method.getAnnotationOfType(Path.class).value()
                                : "")
                        .flatMap(part -> Stream.of(part.split("/")))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("/", "/", "")));
  }

  private static void note(List<String> silent, String where, JsonNode text) {
    if (text.asText(NONE).isBlank() || text.asText(NONE).equals(NONE)) {
      silent.add(where);
    }
  }
}
