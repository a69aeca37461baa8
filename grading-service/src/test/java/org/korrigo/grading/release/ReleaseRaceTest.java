package org.korrigo.grading.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;
import org.korrigo.testing.Tokens;

/** What an exam is told by several at once: nothing that was told is forgotten. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ReleaseRaceTest {
  private static final String RELEASE = "/api/grading/exams/{exam}/release";
  private static final String HOLD_EXAM = "select 1 from exam where id = ? for update";

  private final String account = "account-" + UUID.randomUUID();

  @Test
  void aReleaseOutlastsWhatIsSaidOfTheMarkingMeanwhile() throws Exception {
    // Given
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy(Sitting.pupil("LE GOFF", "Anna", account), "8", null);
    try (OtherTransaction slow =
        OtherTransaction.begin("select 1 from copy where id = ? for update", copy)) {
      CompletableFuture<Response> release = start(() -> release(sitting));
      OtherTransaction.awaitBlocked(1);
      CompletableFuture<Response> closing = start(() -> closeMarking(sitting));
      OtherTransaction.awaitBlocked(2);

      // When
      slow.commit();

      // Then
      release.get().then().statusCode(200);
      closing.get().then().statusCode(200);
    }
    assertThat(exam(sitting)).containsEntry("open_marking", false).containsEntry("released", true);
    reopen(copy).then().statusCode(409).body("type", equalTo("/problems/illegal-transition"));
    admin().delete(RELEASE, sitting.exam).then().statusCode(200).body("released", equalTo(0));
    result(copy).then().statusCode(404);
  }

  @Test
  void whatExamsServiceTellsOutlastsWhatIsSaidOfTheMarkingMeanwhile() throws Exception {
    // Given
    Sitting sitting = Sitting.begin();
    try (OtherTransaction defining =
        OtherTransaction.begin(
            "update exam set name = 'Renamed', score_step = 0.5, sequence = sequence + 7"
                + " where id = ?",
            sitting.exam)) {
      CompletableFuture<Response> closing = start(() -> closeMarking(sitting));
      OtherTransaction.awaitBlocked(1);

      // When
      defining.commit();

      // Then
      closing.get().then().statusCode(200);
    }
    assertThat(exam(sitting))
        .containsEntry("open_marking", false)
        .containsEntry("name", "Renamed")
        .containsEntry("half", true)
        .containsEntry("told", true);
  }

  @Test
  void aReleaseBeforeAReopeningWinsAndTheCopyStaysAsThePupilReadsIt() throws Exception {
    // Given
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy(Sitting.pupil("NOIR", "Ali", account), "8", null);

    // When
    Answers answers = inOrder(sitting, () -> release(sitting), () -> reopen(copy));

    // Then
    answers.first().then().statusCode(200).body("released", equalTo(1));
    answers.second().then().statusCode(409).body("type", equalTo("/problems/illegal-transition"));
    result(copy).then().statusCode(200).body("result.total", equalTo(8));
  }

  @Test
  void aReopeningBeforeAReleaseWinsAndNothingIsGivenOut() throws Exception {
    // Given
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy(Sitting.pupil("BLANC", "Zoé", account), "8", null);

    // When
    Answers answers = inOrder(sitting, () -> reopen(copy), () -> release(sitting));

    // Then
    answers.first().then().statusCode(200);
    answers.second().then().statusCode(409).body("type", equalTo("/problems/not-releasable"));
    result(copy).then().statusCode(404);
    assertThat(Database.query("select 1 from released_copy where copy_id = ?", copy)).isEmpty();
    assertThat(exam(sitting)).containsEntry("released", false);
  }

  @Test
  void whatPupilsReadIsTakenBackThoughTheExamForgotThatItWasGiven() throws SQLException {
    // Given
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy(Sitting.pupil("ROUX", "Line", account), "8", null);
    release(sitting).then().statusCode(200);
    Database.execute("update exam set results_released_at = null where id = ?", sitting.exam);

    // When
    Response answer = admin().delete(RELEASE, sitting.exam);

    // Then
    answer.then().statusCode(200).body("released", equalTo(0)).body("released_at", nullValue());
    result(copy).then().statusCode(404);
    assertThat(Sitting.exports(copy)).last().asString().endsWith(" withdrawn");
  }

  private record Answers(Response first, Response second) {}

  /** Two requests that wait for the exam, one after the other. */
  private static Answers inOrder(Sitting sitting, Supplier<Response> one, Supplier<Response> other)
      throws Exception {
    try (OtherTransaction held = OtherTransaction.begin(HOLD_EXAM, sitting.exam)) {
      CompletableFuture<Response> first = start(one);
      OtherTransaction.awaitBlocked(1);
      CompletableFuture<Response> second = start(other);
      OtherTransaction.awaitBlocked(2);
      held.commit();
      return new Answers(first.get(), second.get());
    }
  }

  private static CompletableFuture<Response> start(Supplier<Response> request) {
    return CompletableFuture.supplyAsync(request, task -> Thread.ofVirtual().start(task));
  }

  private static Response release(Sitting sitting) {
    return admin().post(RELEASE, sitting.exam);
  }

  private static Response closeMarking(Sitting sitting) {
    return admin()
        .body(Map.of("open_marking", false))
        .put("/api/grading/exams/{exam}/marking", sitting.exam);
  }

  private static Response reopen(UUID copy) {
    return admin()
        .body(Map.of("reason", "a sum"))
        .post("/api/grading/copies/{copy}/reopening", copy);
  }

  private Response result(UUID copy) {
    return as(Tokens.student(account)).get("/api/grading/results/{copy}", copy);
  }

  private static Map<String, Object> exam(Sitting sitting) {
    return Database.query(
            "select name, open_marking, results_released_at is not null as released,"
                + " score_step = 0.5 as half, sequence >= 7 as told from exam where id = ?",
            sitting.exam)
        .getFirst();
  }

  private static RequestSpecification admin() {
    return as(Tokens.admin());
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }
}
