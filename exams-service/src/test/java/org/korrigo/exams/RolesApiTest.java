package org.korrigo.exams;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.contracts.caller.Roles;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/**
 * Who may call which endpoint. A new endpoint fails here until its row is written: what goes beyond
 * roles, such as that a corrector sees the active papers only, is told by the tests of the feature.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RolesApiTest {
  private static final String NOBODY = "nobody";
  private static final String ALLOWED =
      """
      POST   /                                            admin
      GET    /                                            admin
      GET    /{id}                                        admin
      PUT    /{id}                                        admin
      DELETE /{id}                                        admin
      POST   /{id}/duplicates                             admin
      PUT    /{id}/grading-structure                      admin
      POST   /{id}/uploads                                admin
      GET    /{id}/pdfs                                   admin
      GET    /jobs/{id}                                   admin
      GET    /jobs/{id}/events                            admin
      POST   /jobs/{id}/cancellation                      admin
      POST   /jobs/{id}/retry                             admin
      GET    /uploads/{upload_id}/sheets                  admin
      POST   /uploads/{upload_id}/confirmation            admin
      GET    /{exam_id}/booklets                          admin
      GET    /booklets/{id}/header                        admin
      GET    /booklets/{id}/pages/{page}                  admin
      GET    /booklets/{id}/pages/{page}/preview          admin
      GET    /{exam_id}/copies                            admin
      GET    /copies/{id}                                 admin
      POST   /copies/{id}/booklets                        admin
      POST   /copies/{id}/validation                      admin
      PUT    /copies/{id}/variant                         admin
      POST   /{exam_id}/hand-overs                        admin
      GET    /hand-overs/{id}                             admin
      GET    /hand-overs/{id}/events                      admin
      POST   /{exam_id}/document-sets                     admin
      GET    /{exam_id}/document-sets                     admin teacher
      GET    /document-sets/{id}                          admin teacher
      PUT    /document-sets/{id}/activation               admin
      PUT    /document-sets/{id}/documents/{doc_type}     admin
      GET    /document-sets/{id}/documents/{doc_type}     admin teacher
      GET    /{exam_id}/ledger                            admin
      GET    /{exam_id}/ledger/certificate                admin
      GET    /{exam_id}/sides                             admin
      GET    /{exam_id}/expected                          admin
      PUT    /{exam_id}/expected                          admin
      GET    /{exam_id}/expected/students                 admin
      POST   /booklets/{id}/turns                         admin
      POST   /booklets/{id}/half-swaps                    admin
      POST   /booklets/{id}/face-swaps                    admin
      PUT    /booklets/{id}/pages                         admin
      POST   /booklets/{id}/page-moves                    admin
      POST   /booklets/{id}/moves                         admin
      POST   /booklets/{id}/splits                        admin
      POST   /{exam_id}/booklet-merges                    admin
      POST   /booklets/{id}/discards                      admin
      POST   /booklets/{id}/restorations                  admin
      POST   /uploads/{upload_id}/sides/{side}/discards   admin
      POST   /uploads/{upload_id}/sides/{side}/restorations admin
      POST   /uploads/{upload_id}/sides/{side}/blanks     admin
      POST   /{exam_id}/sheets                            admin
      POST   /copies/{id}/discards                        admin
      POST   /copies/{id}/absences                        admin
      POST   /{exam_id}/absences                          admin
      GET    /{exam_id}/actions                           admin
      GET    /actions/{id}                                admin
      POST   /actions/{id}/undo                           admin
      POST   /dead-letters/replays                        admin
      """;

  @Test
  void everyEndpointHasItsRow() {
    assertThat(described().keySet()).isEqualTo(rows().keySet());
  }

  @ParameterizedTest
  @MethodSource
  void whoMayCallAnEndpointIsLetInAndNobodyElse(String endpoint, String caller, boolean allowed) {
    Response answer = call(endpoint, caller);

    if (allowed) {
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

  static Stream<Arguments> whoMayCallAnEndpointIsLetInAndNobodyElse() {
    return rows().entrySet().stream()
        .flatMap(
            row ->
                Stream.of(NOBODY, Roles.STUDENT, Roles.TEACHER, Roles.ADMIN)
                    .map(
                        caller ->
                            Arguments.of(row.getKey(), caller, row.getValue().contains(caller))));
  }

  private static Response call(String endpoint, String caller) {
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
        endpoint
            .substring(space + 1)
            .replace("{page}", "1")
            .replace("{doc_type}", "SUJET")
            .replaceAll("\\{[a-z_]+}", UUID.randomUUID().toString());
    return request.request(method, "/api/exams" + (path.equals("/") ? "" : path));
  }

  private static Map<String, List<String>> rows() {
    return ALLOWED
        .lines()
        .map(line -> List.of(line.split(" +")))
        .collect(
            Collectors.toMap(
                cells -> cells.get(0) + " " + cells.get(1),
                cells -> cells.subList(2, cells.size()),
                (one, other) -> one,
                TreeMap::new));
  }

  /** The endpoints as they are published, each with what it takes. */
  private static Map<String, String> described() {
    Map<String, Map<String, Map<String, Object>>> paths =
        given().get("/api/exams/openapi?format=JSON").path("paths");
    Map<String, String> endpoints = new TreeMap<>();
    paths.forEach(
        (path, methods) ->
            methods.forEach(
                (method, operation) ->
                    endpoints.put(
                        method.toUpperCase(Locale.ROOT)
                            + " "
                            + (path.equals("/api/exams") ? "/" : path.substring(10)),
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
