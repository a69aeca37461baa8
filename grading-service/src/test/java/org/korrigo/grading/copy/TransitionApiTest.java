package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class TransitionApiTest {

  @ParameterizedTest(name = "{1} of a copy that is {0}: {2} {3}")
  @CsvSource({
    "READY, lock, 201,",
    "READY, heartbeat, 409, lock-lost",
    "READY, unlock, 409, illegal-transition",
    "READY, break, 409, illegal-transition",
    "READY, annotate, 409, lock-lost",
    "READY, score, 409, lock-lost",
    "READY, remark, 409, lock-lost",
    "READY, appreciate, 409, lock-lost",
    "READY, draft, 409, lock-lost",
    "READY, finalise, 409, illegal-transition",
    "READY, reopen, 409, illegal-transition",
    "READY, assign, 200,",
    "LOCKED, lock, 201,",
    "LOCKED, heartbeat, 200,",
    "LOCKED, unlock, 204,",
    "LOCKED, break, 204,",
    "LOCKED, annotate, 201,",
    "LOCKED, score, 200,",
    "LOCKED, remark, 200,",
    "LOCKED, appreciate, 200,",
    "LOCKED, draft, 200,",
    "LOCKED, finalise, 200,",
    "LOCKED, reopen, 409, illegal-transition",
    "LOCKED, assign, 409, illegal-transition",
    "GRADED, lock, 409, illegal-transition",
    "GRADED, heartbeat, 409, illegal-transition",
    "GRADED, unlock, 409, illegal-transition",
    "GRADED, break, 409, illegal-transition",
    "GRADED, annotate, 409, illegal-transition",
    "GRADED, score, 409, illegal-transition",
    "GRADED, remark, 409, illegal-transition",
    "GRADED, appreciate, 409, illegal-transition",
    "GRADED, draft, 409, illegal-transition",
    "GRADED, finalise, 200,",
    "GRADED, reopen, 200,",
    "GRADED, assign, 409, illegal-transition"
  })
  void everyCellOfStateAndRequestIsAnswered(
      String state, String request, int status, String problem) {
    // Given
    Desk desk = deskWithCopyThatIs(state);
    int before = desk.journal().size();

    // When
    ValidatableResponse answer = perform(desk, request).then();

    // Then
    answer.statusCode(status);
    if (problem != null) {
      answer.body("type", equalTo("/problems/" + problem));
      assertThat(desk.journal()).hasSize(before);
      desk.asTeacher().get("/copies/" + desk.copy).then().body("status", equalTo(state));
    }
    if ("illegal-transition".equals(problem)) {
      answer.body("state", equalTo(state));
    }
  }

  private static Desk deskWithCopyThatIs(String state) {
    return switch (state) {
      case "READY" -> Desk.ready();
      case "LOCKED" -> Desk.scored();
      default -> Desk.graded();
    };
  }

  private static Response perform(Desk desk, String request) {
    String copy = "/copies/" + desk.copy;
    return switch (request) {
      case "lock" -> desk.asTeacher().post(copy + "/lock");
      case "heartbeat" -> desk.asTeacher().put(copy + "/lock");
      case "unlock" -> desk.asTeacher().delete(copy + "/lock");
      case "break" -> desk.breakLock("a meeting");
      case "annotate" -> desk.annotate("Bien", null);
      case "score" -> desk.scores(Map.of("ex2", 1));
      case "remark" -> desk.asTeacher().body(Map.of("remark", "Bien")).put(copy + "/remarks/ex2");
      case "appreciate" ->
          desk.asTeacher()
              .body(Map.of("global_appreciation", "Bon travail"))
              .put(copy + "/appreciation");
      case "draft" ->
          desk.asTeacher().body(Map.of("payload", Map.of("page", 1))).put(copy + "/draft");
      case "finalise" -> desk.asTeacher().post(copy + "/finalisation");
      case "reopen" -> Desk.asAdmin().body(Map.of("reason", "sum")).post(copy + "/reopening");
      case "assign" -> Desk.asAdmin().body(Map.of("corrector_id", "x")).put(copy + "/corrector");
      default -> throw new IllegalArgumentException(request);
    };
  }
}
