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

  private final ObjectNode schemas = JSON.createObjectNode();
  private final List<Operation> operations = new ArrayList<>();
  private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

  private record Operation(String method, String path, Pattern pattern, JsonNode description) {}

  /** A description that was read. */
  public PublishedDescription(JsonNode document) {
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
    return operations.stream()
        .filter(one -> one.method().equals(method) && one.pattern().matcher(path).matches())
        .findFirst()
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
