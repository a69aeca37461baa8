package org.korrigo.problems;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** Whatever goes wrong, the answer is a problem document, and it tells no secret. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ProblemApiTest {

  @Test
  void everyInvalidValueIsNamed() {
    isProblem(
            given()
                .contentType(ContentType.JSON)
                .body(Map.of("item_name", " ", "pieces", 0))
                .post("/api/students/trouble")
                .then(),
            400,
            "invalid-request")
        .body("violations.field", containsInAnyOrder("item_name", "pieces"));
  }

  @Test
  void aValueOfTheWrongKindIsNamed() {
    isProblem(
            given()
                .contentType(ContentType.JSON)
                .body("{\"item_name\":\"x\",\"pieces\":\"many\"}")
                .post("/api/students/trouble")
                .then(),
            400,
            "invalid-request")
        .body("violations.field", contains("pieces"));
  }

  @Test
  void aBodyThatIsNotJsonIsRefused() {
    isProblem(
        given()
            .contentType(ContentType.JSON)
            .body("{\"item_name\":")
            .post("/api/students/trouble")
            .then(),
        400,
        "invalid-request");
    isProblem(
        given()
            .contentType(ContentType.JSON)
            .body("{\"pieces\":1,\"pieces\":2,\"item_name\":\"x\"}")
            .post("/api/students/trouble")
            .then(),
        400,
        "invalid-request");
  }

  @Test
  void aBodyThatIsNestedWithoutEndIsRefused() {
    isProblem(
        given()
            .contentType(ContentType.JSON)
            .body(
                "{\"item_name\":\"x\",\"pieces\":1,\"more\":"
                    + "[".repeat(500)
                    + "]".repeat(500)
                    + "}")
            .post("/api/students/trouble")
            .then(),
        400,
        "invalid-request");
  }

  @Test
  void anythingAfterTheDocumentIsRefused() {
    isProblem(
        given()
            .contentType(ContentType.JSON)
            .body("{\"item_name\":\"x\",\"pieces\":1} {\"pieces\":2}")
            .post("/api/students/trouble")
            .then(),
        400,
        "invalid-request");
    given()
        .contentType(ContentType.JSON)
        .body("{\"item_name\":\"x\",\"pieces\":1}\n \n")
        .post("/api/students/trouble")
        .then()
        .statusCode(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=abc | limit | a number",
        "limit=99999999999 | limit | a number",
        "limit=1&after=somewhere | after | a UUID",
        "number=X | number | one of [I, V]",
        "on_day=2026-02-30 | on_day | a date as YYYY-MM-DD"
      })
  void aMalformedQueryParameterIsNamed(String query, String field, String kind) {
    isProblem(
            given().get("/api/students/trouble/" + UUID.randomUUID() + "/kinds?" + query).then(),
            400,
            "invalid-request")
        .body("violations.field", contains(field))
        .body("violations[0].message", equalTo("must be " + kind));
  }

  @Test
  void aMalformedHeaderIsNamedAndAMalformedPathIsNowhere() {
    isProblem(
            given()
                .header("Idempotency-Key", "again")
                .get("/api/students/trouble/" + UUID.randomUUID() + "/kinds?limit=1")
                .then(),
            400,
            "invalid-request")
        .body("violations.field", contains("Idempotency-Key"));
    isProblem(
        given().get("/api/students/trouble/not-a-uuid/kinds?limit=1").then(), 404, "not-found");
    given()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .get(
            "/api/students/trouble/"
                + UUID.randomUUID()
                + "/kinds?limit=1&number=V&on_day=2026-01-15&text=abc&force=true")
        .then()
        .statusCode(200);
  }

  @Test
  void anotherMediaTypeIsRefused() {
    isProblem(
        given().contentType(ContentType.XML).body("<a/>").post("/api/students/trouble").then(),
        415,
        "unsupported-media-type");
  }

  @Test
  void anUnknownPathAndAnUnknownIdAreNotFound() {
    isProblem(given().get("/api/students/nowhere/at/all").then(), 404, "not-found");
    isProblem(
            given().get("/api/students/trouble/9b2f6a34-1c55-4d0e-8f5b-3c1d2e4f5a60").then(),
            404,
            "not-found")
        .body("detail", equalTo("There is no trouble 9b2f6a34-1c55-4d0e-8f5b-3c1d2e4f5a60."));
    isProblem(given().get("/api/students/trouble/not-a-uuid").then(), 404, "not-found");
  }

  @Test
  void anotherMethodIsNotAllowed() {
    isProblem(given().delete("/api/students/trouble").then(), 405, "method-not-allowed");
  }

  @Test
  void aProblemCarriesItsMembers() {
    isProblem(given().get("/api/students/trouble/locked").then(), 423, "copy-locked")
        .body("owner_id", equalTo("teacher-1"));
  }

  @Test
  void aStaleVersionIsSaid() {
    isProblem(given().get("/api/students/trouble/stale").then(), 412, "stale-version")
        .body(not(containsString("row 5")));
  }

  @Test
  void anUnforeseenErrorTellsNothingButAReference() {
    isProblem(given().get("/api/students/trouble/secret").then(), 500, "internal-error")
        .body("reference", notNullValue())
        .body(not(containsString("hunter2")))
        .body(not(containsString("IllegalState")));
  }

  @Test
  void theCallerIsWhoTheTokenSays() {
    assertThat(
            given().auth().oauth2(Tokens.teacher("t-1")).get("/api/students/trouble/me").asString())
        .isEqualTo("t-1 false");
    isProblem(
        given().auth().oauth2(Tokens.student("s-1")).get("/api/students/trouble/me").then(),
        403,
        "forbidden");
    isProblem(given().get("/api/students/trouble/me").then(), 401, "unauthenticated")
        .header("WWW-Authenticate", "Bearer");
    isProblem(
        given().auth().oauth2("not.a.token").get("/api/students/trouble/me").then(),
        401,
        "unauthenticated");
  }

  private static ValidatableResponse isProblem(
      ValidatableResponse answer, int status, String slug) {
    return answer
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/" + slug))
        .body("status", equalTo(status))
        .body("title", notNullValue());
  }
}
