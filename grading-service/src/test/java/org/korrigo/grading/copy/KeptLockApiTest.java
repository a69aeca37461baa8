package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** A lock is kept by its token and by heartbeats, and lost without. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class KeptLockApiTest {
  @Test
  void theOwnerWhoLocksAgainGetsANewTokenAndTheOldWindowHasLostTheLock() {
    // Given
    Desk desk = Desk.ready();
    String old = desk.lock();

    // When
    String fresh = desk.lock();

    // Then
    assertThat(fresh).isNotEqualTo(old);
    Desk.as(Tokens.teacher(desk.teacher))
        .header("Lock-Token", old)
        .body(Map.of("scores", Map.of()))
        .put("/copies/" + desk.copy + "/scores")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/lock-lost"));
    desk.scores(Map.of()).then().statusCode(200);
  }

  @Test
  void anotherTeachersTokenIsWorthless() {
    // Given
    Desk desk = Desk.locked();

    // When
    var answer =
        Desk.as(Tokens.teacher("thief"))
            .header("Lock-Token", desk.token())
            .put("/copies/" + desk.copy + "/lock");

    // Then
    answer.then().statusCode(409).body("type", equalTo("/problems/lock-lost"));
  }

  @Test
  void aWriteWithoutATokenIsAskedForOne() {
    // Given
    Desk desk = Desk.locked();

    // When
    var answer =
        Desk.as(Tokens.teacher(desk.teacher))
            .body(Map.of("scores", Map.of()))
            .put("/copies/" + desk.copy + "/scores");

    // Then
    answer.then().statusCode(428).body("type", equalTo("/problems/precondition-required"));
  }

  @Test
  void aTokenThatIsNoneIsRefused() {
    // Given
    Desk desk = Desk.locked();

    // When
    var answer =
        Desk.as(Tokens.teacher(desk.teacher))
            .header("Lock-Token", "not-a-token")
            .put("/copies/" + desk.copy + "/lock");

    // Then
    answer.then().statusCode(400).body("type", equalTo("/problems/invalid-request"));
  }

  @Test
  void aHeartbeatKeepsTheLock() {
    // Given
    Desk desk = Desk.locked();
    String before = expiry(desk);

    // When
    desk.asTeacher().put("/copies/" + desk.copy + "/lock").then().statusCode(200);

    // Then
    assertThat(expiry(desk)).isGreaterThan(before);
  }

  @Test
  void anExpiredLockIsLostAndMakesWayForTheNextTeacher() {
    // Given
    Desk desk = Desk.locked();
    desk.forget();

    // When
    desk.asTeacher()
        .put("/copies/" + desk.copy + "/lock")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/lock-lost"));
    Desk.as(Tokens.teacher("next")).post("/copies/" + desk.copy + "/lock").then().statusCode(201);

    // Then
    assertThat(desk.journal()).containsExactly("VALIDATE", "LOCK", "UNLOCK", "LOCK");
    Map<String, Object> expiry =
        desk.rows(
                "select actor_id, metadata from grading_event where copy_id = ? and action ="
                    + " 'UNLOCK'",
                desk.copy)
            .getFirst();
    assertThat(expiry.get("actor_id")).isEqualTo("system");
    assertThat(expiry.get("metadata").toString()).contains("expired");
  }

  @Test
  void theSweeperFreesWhatExpiredByItself() {
    // Given
    Desk desk = Desk.locked();

    // When
    desk.forget();

    // Then
    await()
        .untilAsserted(
            () -> assertThat(desk.journal()).containsExactly("VALIDATE", "LOCK", "UNLOCK"));
    desk.asTeacher().get("/copies/" + desk.copy).then().body("status", equalTo("READY"));
  }

  private static String expiry(Desk desk) {
    return desk.asTeacher().get("/copies/" + desk.copy).then().extract().path("lock_expires_at");
  }
}
