package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** A copy that is given back twice under one Idempotency-Key is given back once. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ReturnedCopyApiTest {
  private final UUID key = UUID.randomUUID();
  private Desk desk;

  @BeforeEach
  void lock() {
    desk = Desk.locked();
  }

  @Test
  void whoeverDidNotHearTheAnswerIsAnsweredAgain() {
    giveBack().then().statusCode(204);

    giveBack().then().statusCode(204);

    assertThat(desk.journal()).containsOnlyOnce("UNLOCK");
    Desk.asAdmin().get("/copies/" + desk.copy).then().body("status", equalTo("READY"));
  }

  @Test
  void theLockOfWhoeverMarksTheCopySinceStands() {
    giveBack().then().statusCode(204);
    Desk.as(Tokens.teacher("next")).post("/copies/" + desk.copy + "/lock").then().statusCode(201);

    giveBack().then().statusCode(204);

    Desk.asAdmin().get("/copies/" + desk.copy).then().body("locked_by_id", equalTo("next"));
  }

  @Test
  void theLockThatTheSameTeacherTookSinceStands() {
    giveBack().then().statusCode(204);
    desk.lock();

    giveBack().then().statusCode(204);

    Desk.asAdmin().get("/copies/" + desk.copy).then().body("locked_by_id", equalTo(desk.teacher));
  }

  @Test
  void theKeyOfAnotherWriteIsRefused() {
    desk.asTeacher()
        .header("Idempotency-Key", key)
        .body(Map.of("scores", Map.of("ex2", 1)))
        .put("/copies/" + desk.copy + "/scores")
        .then()
        .statusCode(200);

    giveBack().then().statusCode(409).body("type", equalTo("/problems/conflict"));

    Desk.asAdmin().get("/copies/" + desk.copy).then().body("status", equalTo("LOCKED"));
  }

  private Response giveBack() {
    return desk.asTeacher().header("Idempotency-Key", key).delete("/copies/" + desk.copy + "/lock");
  }
}
