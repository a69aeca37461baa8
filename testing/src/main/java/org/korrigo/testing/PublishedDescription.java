package org.korrigo.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.korrigo.contracts.json.JsonConventions;

/** What a service publishes about its endpoints, to hold values to. */
public final class PublishedDescription {
  private static final ObjectMapper JSON = JsonConventions.newMapper();
  private static final String PROBLEM = "ProblemDocument";

  private static final String PROBLEM_TYPE = "application/problem+json";

  /** What any endpoint may answer because of a request's form, whatever it does. */
  private static final Set<Integer> OF_EVERY_ENDPOINT = Set.of(405, 406, 413, 414, 415, 431);

  private final JsonNode examples;
  private final ObjectNode schemas = JSON.createObjectNode();
  private final List<Operation> operations = new ArrayList<>();
  private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

  private record Operation(String method, String path, Pattern pattern, JsonNode description) {}

  /** A description that was read. */
  public PublishedDescription(JsonNode document) {
    examples = document.path("components").path("examples");
    document
        .path("components")
        .path("schemas")
        .properties()
        .forEach(known -> schemas.set(known.getKey(), closed(known)));
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      Pattern pattern = Pattern.compile(path.getKey().replaceAll("\\{[^}]+}", "[^/]+"));
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        operations.add(
            new Operation(
                method.getKey().toUpperCase(Locale.ROOT),
                path.getKey(),
                pattern,
                method.getValue()));
      }
    }
    // literal addresses before those with parameters
    operations.sort(Comparator.comparing(operation -> operation.path().contains("{") ? 1 : 0));
  }

  /** What a running service publishes. */
  public static PublishedDescription of(String service) {
    try {
      String published = given().get("/api/" + service + "/openapi?format=JSON").asString();
      return new PublishedDescription(JSON.readTree(published));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A description that is not JSON", e);
    }
  }

  /** What the description says of each endpoint, by {@code GET /api/students/{id}}. */
  public Map<String, JsonNode> operations() {
    return operations.stream()
        .collect(
            Collectors.toMap(
                operation -> operation.method() + " " + operation.path(),
                Operation::description,
                (one, other) -> one,
                LinkedHashMap::new));
  }

  /** What of an answer is not as described; nothing of an address that is no endpoint's. */
  public Optional<String> fault(String method, String path, int status, byte[] body) {
    String where = method + " " + path + " answered " + status;
    return operation(method, path)
        .flatMap(operation -> fault(operation, status, body))
        .map(fault -> where + ": " + fault);
  }

  private Optional<String> fault(Operation operation, int status, byte[] body) {
    JsonNode answer = operation.description().path("responses").path(Integer.toString(status));
    if (answer.isMissingNode() && status < 400) {
      return Optional.of("this status is not described");
    }
    JsonNode schema =
        status >= 400
            ? reference()
            : answer.path("content").path("application/json").path("schema");
    if (schema.isMissingNode()) {
      return Optional.of("no schema is described");
    }
    try {
      return fault(schema, JSON.readTree(body));
    } catch (IOException unreadable) {
      return Optional.of("no JSON: " + unreadable.getMessage());
    }
  }

  /** What of a value is not as a schema of the description says. */
  public Optional<String> fault(JsonNode schema, JsonNode value) {
    Set<ValidationMessage> faults = compiled(schema).validate(value);
    return faults.isEmpty() ? Optional.empty() : Optional.of(faults.toString());
  }

  /**
   * The problem of an answer, if its endpoint does not declare it; nothing of those that any
   * endpoint may answer, such as a body that is too large.
   */
  public Optional<String> undeclared(String method, String path, int status, byte[] body) {
    if (status < 400 || OF_EVERY_ENDPOINT.contains(status)) {
      return Optional.empty();
    }
    return operation(method, path)
        .filter(operation -> !declares(operation, status, slug(body)))
        .map(
            operation ->
                "%s %s does not declare %s (%d)"
                    .formatted(method, operation.path(), slug(body), status));
  }

  /**
   * What of an answer without JSON is not as described: its status, or the form of its content.
   *
   * @param contentType as its header says; empty for an answer without content
   */
  public Optional<String> unknownContent(
      String method, String path, int status, String contentType) {
    if (OF_EVERY_ENDPOINT.contains(status)) {
      return Optional.empty();
    }
    String form = contentType.replaceFirst(";.*", "").strip();
    return operation(method, path)
        .map(operation -> operation.description().path("responses").path(Integer.toString(status)))
        .filter(
            answer ->
                answer.isMissingNode() || !form.isEmpty() && !answer.path("content").has(form))
        .map(
            answer ->
                "%s %s answered %d %s: %s"
                    .formatted(
                        method,
                        path,
                        status,
                        form,
                        answer.isMissingNode()
                            ? "this status is not described"
                            : "described are " + names(answer.path("content"))));
  }

  private Optional<Operation> operation(String method, String path) {
    return operations.stream()
        .filter(one -> one.method().equals(method) && one.pattern().matcher(path).matches())
        .findFirst();
  }

  private static List<String> names(JsonNode content) {
    return content.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static boolean declares(Operation operation, int status, String slug) {
    return operation
        .description()
        .path("responses")
        .path(Integer.toString(status))
        .path("content")
        .path(PROBLEM_TYPE)
        .path("examples")
        .has(slug);
  }

  private static String slug(byte[] body) {
    try {
      String type = JSON.readTree(body).path("type").asText();
      return type.substring(type.lastIndexOf('/') + 1);
    } catch (IOException unreadable) {
      return "no JSON";
    }
  }

  /** The examples of what an endpoint takes or answers; those that are named are looked up. */
  public List<JsonNode> examples(JsonNode media) {
    List<JsonNode> found = new ArrayList<>();
    if (media.has("example")) {
      found.add(media.get("example"));
    }
    for (JsonNode example : media.path("examples")) {
      String name = example.path("$ref").asText();
      JsonNode known =
          name.isEmpty() ? example : examples.path(name.substring(name.lastIndexOf('/') + 1));
      found.add(known.path("value"));
    }
    return found;
  }

  private static JsonNode reference() {
    return JSON.createObjectNode().put("$ref", "#/components/schemas/" + PROBLEM);
  }

  private JsonSchema compiled(JsonNode schema) {
    return compiled.computeIfAbsent(
        schema.toString(),
        text -> {
          ObjectNode root = JSON.createObjectNode();
          root.putArray("allOf").add(schema);
          root.putObject("components").set("schemas", schemas);
          return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(root);
        });
  }

  /** A schema that knows no other fields than those it names; problems have further members. */
  private static JsonNode closed(Map.Entry<String, JsonNode> known) {
    JsonNode schema = known.getValue().deepCopy();
    if (schema.has("properties") && !known.getKey().equals(PROBLEM)) {
      ((ObjectNode) schema).put("additionalProperties", false);
    }
    return schema;
  }
}
