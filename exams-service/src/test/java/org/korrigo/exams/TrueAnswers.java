package org.korrigo.exams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.korrigo.contracts.json.JsonConventions;

/**
 * Holds every answer that any test of this service gets to the published description of the
 * endpoints: its status is described, and its JSON has the fields that its schema names, of their
 * types, and no others. Registered for all tests.
 */
public final class TrueAnswers implements QuarkusTestBeforeEachCallback {
  private static final String DESCRIPTION = "/api/exams/openapi";
  private static final Filter FILTER = new Comparing();

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    if (!RestAssured.filters().contains(FILTER)) {
      RestAssured.filters(FILTER);
    }
  }

  private static final class Comparing implements Filter {
    private Description description;

    @Override
    public Response filter(
        FilterableRequestSpecification request,
        FilterableResponseSpecification expected,
        FilterContext context) {
      Response response = context.next(request, expected);
      URI uri = URI.create(request.getURI());
      boolean endpoint = uri.getPath().startsWith("/api/") && !uri.getPath().equals(DESCRIPTION);
      if (endpoint && response.contentType().contains("json")) {
        description(uri)
            .fault(
                request.getMethod(), uri.getPath(), response.statusCode(), response.asByteArray())
            .ifPresent(
                fault -> {
                  throw new AssertionError(
                      "The description of the endpoints is not true: " + fault);
                });
      }
      return response;
    }

    private synchronized Description description(URI uri) {
      if (description == null) {
        try {
          description = Description.read(uri.resolve(DESCRIPTION + "?format=JSON"));
        } catch (IOException unreadable) {
          throw new AssertionError("the description of the endpoints cannot be read", unreadable);
        }
      }
      return description;
    }
  }

  /** The published description. */
  static final class Description {
    private static final ObjectMapper JSON = JsonConventions.newMapper();
    private static final String PROBLEM = "ProblemDocument";

    private final ObjectNode schemas = JSON.createObjectNode();
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, JsonSchema> compiled = new HashMap<>();

    private record Operation(String method, String path, Pattern pattern, JsonNode answers) {}

    Description(JsonNode document) {
      for (Map.Entry<String, JsonNode> known :
          document.path("components").path("schemas").properties()) {
        schemas.set(known.getKey(), OpenApiTest.closed(known));
      }
      for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
        Pattern pattern = Pattern.compile(path.getKey().replaceAll("\\{[^}]+}", "[^/]+"));
        for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
          operations.add(
              new Operation(
                  method.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  pattern,
                  method.getValue().path("responses")));
        }
      }
      // literal addresses before those with parameters
      operations.sort(Comparator.comparing(operation -> operation.path().contains("{") ? 1 : 0));
    }

    static Description read(URI uri) throws IOException {
      return new Description(JSON.readTree(uri.toURL()));
    }

    /** What of an answer is not as described; nothing of an address that is no endpoint's. */
    synchronized Optional<String> fault(String method, String path, int status, byte[] body) {
      String where = method + " " + path + " answered " + status;
      return operations.stream()
          .filter(one -> one.method().equals(method) && one.pattern().matcher(path).matches())
          .findFirst()
          .flatMap(operation -> fault(operation, status, body))
          .map(fault -> where + ": " + fault);
    }

    private Optional<String> fault(Operation operation, int status, byte[] body) {
      JsonNode answer = operation.answers().path(Integer.toString(status));
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
        Set<ValidationMessage> faults = schema(schema).validate(JSON.readTree(body));
        return faults.isEmpty() ? Optional.empty() : Optional.of(faults.toString());
      } catch (IOException unreadable) {
        return Optional.of("no JSON: " + unreadable.getMessage());
      }
    }

    private static JsonNode reference() {
      return JSON.createObjectNode().put("$ref", "#/components/schemas/" + PROBLEM);
    }

    private JsonSchema schema(JsonNode schema) {
      return compiled.computeIfAbsent(
          schema.toString(),
          text -> {
            ObjectNode root = JSON.createObjectNode();
            root.putArray("allOf").add(schema);
            root.putObject("components").set("schemas", schemas);
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(root);
          });
    }
  }
}
