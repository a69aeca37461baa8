package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** What an admin decides of a copy, sent again under its Idempotency-Key after others went on. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DecisionSentAgainApiTest {
  private static final String SUM = "a sum";

  private final UUID key = UUID.randomUUID();

  @Test
  void aReopeningThatIsSentAgainLeavesTheMarkThatWasGivenSince() {
    // Given
    Desk desk = Desk.graded();
    reopen(desk, SUM).then().statusCode(200).body("status", equalTo("READY"));
    desk.lock();
    desk.finalise();

    // When
    Response again = reopen(desk, SUM);

    // Then
    again.then().statusCode(200).body("status", equalTo("GRADED"));
    assertThat(desk.journal()).endsWith("FINALIZE").containsOnlyOnce("UNLOCK");
    assertThat(desk.rows("select 1 from former_final_pdf where copy_id = ?", desk.copy)).hasSize(1);
  }

  @Test
  void aBreakingThatIsSentAgainLeavesTheLockThatWasTakenSince() {
    // Given
    Desk desk = Desk.locked();
    breakLock(desk, "ill").then().statusCode(204);
    Desk.as(Tokens.teacher("next")).post("/copies/" + desk.copy + "/lock").then().statusCode(201);

    // When
    Response again = breakLock(desk, "ill");

    // Then
    again.then().statusCode(204);
    Desk.asAdmin().get("/copies/" + desk.copy).then().body("locked_by_id", equalTo("next"));
    assertThat(desk.journal()).containsOnlyOnce("UNLOCK");
  }

  @Test
  void theSameKeyForAnotherReasonIsAConflict() {
    // Given
    Desk graded = Desk.graded();
    Desk locked = Desk.locked();
    reopen(graded, SUM).then().statusCode(200);

    // When
    Response another = reopen(graded, "another sum");
    Response breaking = breakLock(locked, SUM);

    // Then
    another.then().statusCode(409).body("type", equalTo("/problems/conflict"));
    breaking.then().statusCode(409).body("type", equalTo("/problems/conflict"));
    Desk.asAdmin().get("/copies/" + locked.copy).then().body("status", equalTo("LOCKED"));
  }

  @Test
  void aDecisionThatWasRefusedLeavesItsKeyUnused() {
    // Given
    Desk desk = Desk.scored();
    reopen(desk, SUM).then().statusCode(409).body("type", equalTo("/problems/illegal-transition"));
    desk.finalise();

    // When
    Response again = reopen(desk, SUM);

    // Then
    again.then().statusCode(200).body("status", equalTo("READY"));
  }

  @Test
  void withoutAKeyEachRequestIsADecision() {
    // Given
    Desk desk = Desk.graded();
    desk.reopen();
    desk.lock();
    desk.finalise();

    // When
    desk.reopen();

    // Then
    assertThat(desk.journal()).endsWith("UNLOCK");
    assertThat(desk.rows("select 1 from former_final_pdf where copy_id = ?", desk.copy)).hasSize(2);
  }

  private Response reopen(Desk desk, String reason) {
    return decide(desk, "/reopening", reason);
  }

  private Response breakLock(Desk desk, String reason) {
    return decide(desk, "/lock/breaking", reason);
  }

  private Response decide(Desk desk, String what, String reason) {
    return Desk.asAdmin()
        .header("Idempotency-Key", key)
        .body(Map.of("reason", reason))
        .post("/copies/" + desk.copy + what);
  }
}
