package org.korrigo.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a service's published description keeps: it is whole, and its examples are what it says.
 * Each service's OpenApiTest checks it over its own endpoints.
 */
public final class OpenApiRules {
  private static final String PROBLEM = "application/problem+json";
  private static final String NONE = "(none)";

  private final String service;
  private final PublishedDescription description;

  private OpenApiRules(String service, PublishedDescription description) {
    this.service = service;
    this.description = description;
  }

  /** Reads the description that a running service publishes. */
  public static OpenApiRules of(String service) {
    return new OpenApiRules(service, PublishedDescription.of(service));
  }

  /** The endpoints of the code and those described are the same. */
  public void everyEndpointIsDescribedAndNothingElse() {
    assertThat(description.operations().keySet()).isEqualTo(endpoints());
  }

  /** No endpoint, parameter or answer is without words. */
  public void everyEndpointSaysWhatItDoesAndWhatItsParametersMean() {
    List<String> silent = new ArrayList<>();
    description
        .operations()
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

  /** Every error is a problem document with an example. */
  public void everyEndpointDeclaresItsProblemsAsProblemDocuments() {
    description
        .operations()
        .forEach(
            (name, operation) -> {
              JsonNode answers = operation.path("responses");
              assertThat(answers.has("401")).as(name).isTrue();
              assertThat(answers.has("403")).as(name).isTrue();
              assertThat(answers.has("500")).as(name).isTrue();
              if (name.contains("{") || !asks(operation)) {
                assertThat(answers.has("404")).as(name).isEqualTo(name.contains("{"));
              }
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

  /** Whether something that may not be there is named in the query instead of the path. */
  private static boolean asks(JsonNode operation) {
    return operation.path("parameters").findValuesAsText("in").contains("query");
  }

  /** Every example is valid against its schema, and knows no other fields. */
  public void everyExampleIsWhatItsSchemaSays() {
    Map<String, String> wrong = new LinkedHashMap<>();
    description
        .operations()
        .forEach(
            (name, operation) -> {
              contents(name, operation).forEach((where, media) -> check(wrong, where, media));
            });

    assertThat(wrong).isEmpty();
  }

  private void check(Map<String, String> wrong, String where, JsonNode media) {
    List<JsonNode> examples = description.examples(media);
    if (!media.has("schema") || examples.isEmpty()) {
      wrong.put(where, media.has("schema") ? "no example" : "no schema");
    }
    examples.forEach(
        example ->
            description
                .fault(media.path("schema"), example)
                .ifPresent(fault -> wrong.put(where, fault)));
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

  /** The endpoints of the code, as {@code GET /api/students/{id}}. */
  private Set<String> endpoints() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.korrigo." + service, "org.korrigo.contracts.inbox")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .flatMap(type -> type.getMethods().stream().flatMap(method -> endpoint(type, method)))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<String> endpoint(JavaClass type, JavaMethod method) {
    return method.getAnnotations().stream()
        .filter(annotation -> annotation.getRawType().isMetaAnnotatedWith(HttpMethod.class))
        .map(
            annotation ->
                annotation.getRawType().getSimpleName()
                    + " "
                    + Stream.of(
                            "/api/" + service,
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
