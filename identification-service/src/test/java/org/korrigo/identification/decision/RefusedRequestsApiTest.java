package org.korrigo.identification.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.identification.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** What is asked by the wrong person, of what is not there, or cannot be read. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RefusedRequestsApiTest {
  @Inject Desk desk;

  private final UUID exam = UUID.randomUUID();

  @ParameterizedTest
  @CsvSource({
    "copies?state=lost, state, 'must be one of [READING, WAITING, DECIDED, UNLISTED]'",
    "copies?after=x, after, must be a UUID",
    "queue?limit=all, limit, must be a number",
    "queue?after=x, after, is not a cursor that a list has given"
  })
  void aParameterThatCannotBeReadIsNamed(String path, String parameter, String fault) {
    // When
    var answer = Desk.admin().get("/api/identification/exams/" + exam + "/" + path);

    // Then
    answer
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations.field", contains(parameter))
        .body("violations.message", contains(fault));
  }

  @Test
  void anIdempotencyKeyThatIsNoneIsNamed() {
    // When
    var answer =
        Desk.admin()
            .header("Idempotency-Key", "mine")
            .post("/api/identification/copies/{id}/skips", UUID.randomUUID());

    // Then
    answer
        .then()
        .statusCode(400)
        .body("violations.field", contains("Idempotency-Key"))
        .body("violations.message", contains("must be a UUID"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 400",
        "{\"student_id\":\"x\"} | 400",
        "{\"student_id\":1.5} | 400",
        "[] | 400",
        "{\"student_id\":999999999} | 404",
        "{\"student_id\":4294967297} | 400"
      })
  void aDecisionThatNamesNobodyIsRefused(String body, int status) {
    // Given
    UUID copy = desk.waiting(exam, 1).getFirst();

    // When
    var answer =
        Desk.admin()
            .contentType(ContentType.JSON)
            .body(body)
            .put("/api/identification/copies/{id}/student", copy);

    // Then
    answer.then().statusCode(status).contentType("application/problem+json");
  }

  @Test
  void aCopyThatIsNotThereIsNotFound() {
    // Given
    UUID nowhere = UUID.randomUUID();

    // When
    var answer = Desk.admin().get("/api/identification/copies/{id}", nowhere);

    // Then
    answer.then().statusCode(404).body("type", equalTo("/problems/not-found"));
    Desk.admin()
        .contentType(ContentType.JSON)
        .body("{\"student_id\":null}")
        .put("/api/identification/copies/{id}/student", nowhere)
        .then()
        .statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, exams/8c5a5d0e-5a7c-4f0e-9c57-0f7c8f1a0001/copies",
    "GET, exams/8c5a5d0e-5a7c-4f0e-9c57-0f7c8f1a0001/progress",
    "GET, copies/8c5a5d0e-5a7c-4f0e-9c57-0f7c8f1a0001",
    "GET, copies/8c5a5d0e-5a7c-4f0e-9c57-0f7c8f1a0001/headers/1",
    "PUT, copies/8c5a5d0e-5a7c-4f0e-9c57-0f7c8f1a0001/student",
    "GET, students?q=a"
  })
  void teachersAndPupilsAreRefusedEverywhere(String method, String path) {
    // Given
    List<String> tokens = List.of(Tokens.teacher("t1"), Tokens.student("s1"));

    // When
    List<Integer> answers =
        tokens.stream()
            .map(
                token ->
                    given()
                        .auth()
                        .oauth2(token)
                        .contentType(ContentType.JSON)
                        .body(method.equals("PUT") ? "{\"student_id\":null}" : "")
                        .request(method, "/api/identification/" + path)
                        .statusCode())
            .toList();

    // Then
    assertThat(answers).containsOnly(403);
    given().request(method, "/api/identification/" + path).then().statusCode(401);
  }
}
