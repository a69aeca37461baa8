package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** An admin takes a copy away from whoever marks it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class BrokenLockApiTest {
  @Test
  void anAdminBreaksALockAndTheJournalSaysSoAndSoDoesTheNextLossOfTheLock() {
    // Given
    Desk desk = Desk.locked();

    // When
    desk.breakLock("harmonisation at noon").then().statusCode(204);

    // Then
    assertThat(
            desk.rows(
                    "select actor_id, metadata->>'reason' as reason, metadata->>'comment' as"
                        + " comment from grading_event where copy_id = ? and action = 'UNLOCK'",
                    desk.copy)
                .getFirst())
        .containsEntry("actor_id", "secretariat-subject")
        .containsEntry("reason", "broken")
        .containsEntry("comment", "harmonisation at noon");
    desk.scores(Map.of())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/lock-lost"))
        .body("reason", equalTo("BROKEN"))
        .body("comment", equalTo("harmonisation at noon"))
        .body("detail", containsString("harmonisation at noon"))
        .body("detail", containsString("Lock the copy again; your draft is kept."));
    desk.lock();
  }

  @Test
  void whyALockWasBrokenIsInTheJournalThatTheTeacherReads() {
    // Given
    Desk desk = Desk.locked();

    // When
    desk.breakLock("harmonisation at noon").then().statusCode(204);

    // Then
    desk.lock();
    desk.asTeacher()
        .get("/copies/" + desk.copy + "/journal")
        .then()
        .body("find { it.action == 'UNLOCK' }.metadata.comment", equalTo("harmonisation at noon"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"reason\":null}", "{\"reason\":\"  \"}"})
  void aLockIsNotBrokenWithoutAReason(String body) {
    // Given
    Desk desk = Desk.locked();

    // When
    var answer = Desk.asAdmin().body(body).post("/copies/" + desk.copy + "/lock/breaking");

    // Then
    answer.then().statusCode(400).body("violations[0].field", equalTo("reason"));
    desk.scores(Map.of()).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"teacher", "student"})
  void onlyAdminsBreakLocks(String group) {
    // Given
    Desk desk = Desk.locked();

    // When
    var answer =
        Desk.as(Tokens.of("someone", group))
            .body(Map.of("reason", "mine"))
            .post("/copies/" + desk.copy + "/lock/breaking");

    // Then
    answer.then().statusCode(403).body("type", equalTo("/problems/forbidden"));
    desk.scores(Map.of()).then().statusCode(200);
  }
}
