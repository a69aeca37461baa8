package org.korrigo.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.korrigo.contracts.caller.Roles;

/**
 * Who may call which endpoint of a service, as a table with a row for each: method, path below the
 * service's own, roles. Each service's RolesApiTest holds its table against what it publishes.
 */
public final class EndpointRoles {
  private static final String NOBODY = "nobody";
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)}");

  private final String service;
  private final String allowed;
  private final Map<String, String> values;
  private Map<String, String> described;

  /**
   * @param allowed a row for each endpoint, e.g. {@code GET /{id} admin teacher}
   */
  public EndpointRoles(String service, String allowed) {
    this(service, allowed, Map.of());
  }

  /**
   * @param allowed a row for each endpoint, e.g. {@code GET /{id} admin teacher}
   * @param values what to call an endpoint with, by the name of a parameter of its path; a random
   *     id for all others
   */
  public EndpointRoles(String service, String allowed, Map<String, String> values) {
    this.service = service;
    this.allowed = allowed;
    this.values = Map.copyOf(values);
  }

  /** A new endpoint fails here until its row is written. */
  public void everyEndpointHasItsRow() {
    assertThat(described().keySet()).isEqualTo(rows().keySet());
  }

  /** Every endpoint with every kind of caller, and whether that one may call it. */
  public Stream<Arguments> cases() {
    return rows().entrySet().stream()
        .flatMap(
            row ->
                Stream.of(NOBODY, Roles.STUDENT, Roles.TEACHER, Roles.ADMIN)
                    .map(
                        caller ->
                            Arguments.of(row.getKey(), caller, row.getValue().contains(caller))));
  }

  /** Who may call an endpoint is let in, and nobody else. */
  public void check(String endpoint, String caller, boolean isAllowed) {
    Response answer = call(endpoint, caller);
    if (isAllowed) {
      assertThat(answer.statusCode()).isNotIn(401, 403, 405, 415, 500);
    } else {
      boolean unknown = caller.equals(NOBODY);
      answer
          .then()
          .statusCode(unknown ? 401 : 403)
          .contentType("application/problem+json")
          .body("type", equalTo(unknown ? "/problems/unauthenticated" : "/problems/forbidden"));
    }
  }

  private Response call(String endpoint, String caller) {
    int space = endpoint.indexOf(' ');
    String method = endpoint.substring(0, space);
    RequestSpecification request = given();
    if (!caller.equals(NOBODY)) {
      request.auth().oauth2(Tokens.of("somebody", caller));
    }
    switch (described().get(endpoint)) {
      case "multipart/form-data" -> request.multiPart("nothing", "nothing");
      case "application/json" -> request.contentType("application/json").body("{}");
      default -> {
        // it takes nothing
      }
    }
    String path =
        PARAMETER
            .matcher(endpoint.substring(space + 1))
            .replaceAll(name -> values.getOrDefault(name.group(1), UUID.randomUUID().toString()));
    return request.request(method, "/api/" + service + (path.equals("/") ? "" : path));
  }

  private Map<String, List<String>> rows() {
    return allowed
        .lines()
        .map(line -> List.of(line.split(" +")))
        .collect(
            Collectors.toMap(
                cells -> cells.get(0) + " " + cells.get(1),
                cells -> cells.subList(2, cells.size()),
                (one, other) -> one,
                TreeMap::new));
  }

  /** The endpoints as they are published, each with what it takes; read once. */
  private Map<String, String> described() {
    if (described == null) {
      described = published();
    }
    return described;
  }

  private Map<String, String> published() {
    Map<String, Map<String, Map<String, Object>>> paths =
        given().get("/api/" + service + "/openapi?format=JSON").path("paths");
    Map<String, String> endpoints = new TreeMap<>();
    paths.forEach(
        (path, methods) ->
            methods.forEach(
                (method, operation) ->
                    endpoints.put(
                        method.toUpperCase(Locale.ROOT)
                            + " "
                            + (path.equals("/api/" + service)
                                ? "/"
                                : path.substring(5 + service.length())),
                        taken(operation))));
    return endpoints;
  }

  @SuppressWarnings("unchecked")
  private static String taken(Map<String, Object> operation) {
    Map<String, Object> body = (Map<String, Object>) operation.get("requestBody");
    return body == null
        ? ""
        : ((Map<String, Object>) body.get("content")).keySet().iterator().next();
  }
}
