package org.korrigo.grading.score;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.grading.Journalled;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ScoreApiTest {

  @Test
  void theTotalIsThatOfThePointsBesideItThoughTheyChangeMeanwhile() throws Exception {
    // Given
    Desk desk = Desk.scored();

    // When
    CompletableFuture<Response> reading;
    try (OtherTransaction writing =
        OtherTransaction.begin("lock table score in access exclusive mode")) {
      reading =
          CompletableFuture.supplyAsync(
              () -> desk.asTeacher().get("/copies/" + desk.copy + "/scores"));
      OtherTransaction.awaitBlocked(1);
      Journalled.giveOnePoint(writing, desk.copy);
      writing.commit();
    }

    // Then
    reading
        .get()
        .then()
        .statusCode(200)
        .body("scores.size()", equalTo(1))
        .body("total", equalTo(1));
    desk.asTeacher()
        .get("/copies/" + desk.copy + "/scores")
        .then()
        .body("scores.size()", equalTo(1))
        .body("total", equalTo(1));
  }

  @Test
  void partOfThePointsMayBeSavedAndTheRestIsNamed() {
    // Given
    Desk desk = Desk.locked();

    // When
    Response answer = desk.scores(Map.of("ex1_q2", 3.25));

    // Then
    answer
        .then()
        .statusCode(200)
        .body("scores.ex1_q2", equalTo(3.25f))
        .body("total", equalTo(3.25f))
        .body("maximum", equalTo(10))
        .body("missing", contains("ex1_q1", "ex2"));
    desk.asTeacher()
        .get("/copies/" + desk.copy + "/scores")
        .then()
        .statusCode(200)
        .body("total", equalTo(3.25f))
        .body("missing", contains("ex1_q1", "ex2"));
  }

  @Test
  void theTotalCountsAnnotationsAndStaysWithinTheScale() {
    // Given
    Desk desk = Desk.scored();

    // When
    desk.annotate("Bonus", 5).then().statusCode(201);

    // Then
    desk.asTeacher().get("/copies/" + desk.copy + "/scores").then().body("total", equalTo(10));
  }

  @Test
  void everyOffendingQuestionIsNamed() {
    // Given
    Desk desk = Desk.locked();

    // When
    Response answer = desk.scores(Map.of("ex1_q1", 0.3, "ex2", 4.25, "ex1", 1, "nonsense", 0));

    // Then
    answer
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-request"))
        .body(
            "violations.field",
            containsInAnyOrder("scores.ex1_q1", "scores.ex2", "scores.ex1", "scores.nonsense"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"scores\":{\"ex2\":\"2\"}}",
        "{\"scores\":{\"ex2\":null}}",
        "{\"scores\":{\"ex2\":true}}",
        "{\"scores\":{\"ex2\":NaN}}",
        "{\"scores\":{\"ex2\":\"NaN\"}}",
        "{\"scores\":{\"ex2\":-0.25}}",
        "{\"scores\":{\"ex2\":1e-1000000000}}",
        "{\"scores\":{\"ex2\":1e1000000000}}",
        "{\"scores\":{\"ex2\":1e2147483647}}",
        "{\"scores\":{\"ex2\":1,\"ex2\":2}}",
        "{\"scores\":null}",
        "{}",
        "[]"
      })
  void whatIsNoValidScoreIsRefused(String body) {
    // Given
    Desk desk = Desk.locked();

    // When
    Response answer = desk.asTeacher().body(body).put("/copies/" + desk.copy + "/scores");

    // Then
    answer.then().statusCode(400).body("type", equalTo("/problems/invalid-request"));
  }

  @Test
  void aRemarkIsWrittenAndTakenBack() {
    // Given
    Desk desk = Desk.locked();

    // When
    remark(desk, "ex2", "À revoir").then().statusCode(200).body("ex2", equalTo("À revoir"));

    // Then
    desk.asTeacher()
        .get("/copies/" + desk.copy + "/remarks")
        .then()
        .statusCode(200)
        .body("ex2", equalTo("À revoir"));
    desk.asTeacher()
        .header("If-Match", "\"1\"")
        .body(Map.of("remark", ""))
        .put("/copies/" + desk.copy + "/remarks/ex2")
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("ex2", nullValue());
  }

  @Test
  void aRemarkAboutNothingOnTheScaleIsRefused() {
    // Given
    Desk desk = Desk.locked();

    // When
    Response unknown = remark(desk, "nonsense", "x");
    Response tooLong = remark(desk, "ex2", "x".repeat(2001));

    // Then
    unknown.then().statusCode(400).body("violations[0].field", equalTo("question_id"));
    tooLong.then().statusCode(400).body("violations[0].field", equalTo("remark"));
  }

  @Test
  void onlyTeachersGivePoints() {
    // Given
    Desk desk = Desk.locked();

    // When
    Response admin =
        Desk.asAdmin().body(Map.of("scores", Map.of())).put("/copies/" + desk.copy + "/scores");
    Response student = Desk.as(Tokens.student("p")).get("/copies/" + desk.copy + "/scores");

    // Then
    admin.then().statusCode(403);
    student.then().statusCode(403);
  }

  private static Response remark(Desk desk, String question, String text) {
    return desk.asTeacher()
        .body(Map.of("remark", text))
        .put("/copies/" + desk.copy + "/remarks/" + question);
  }
}
