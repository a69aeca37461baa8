package org.korrigo.grading.copy;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;
import org.korrigo.testing.Tokens;

/** What a window is told whose lock is gone: why, what to do, and who has the copy now. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LostLockApiTest {
  private static final String KEPT = "your draft is kept";

  @Test
  void theOldWindowIsSentToTheNewOne() {
    // Given
    Desk desk = Desk.locked();
    String old = desk.token();
    desk.lock();

    // When
    Response answer = write(desk, old);

    // Then
    lost(answer, "OTHER_WINDOW");
    answer
        .then()
        .body("detail", containsString("another window"))
        .body("$", not(hasKey("owner_name")));
  }

  @Test
  void aWriteThatWaitedIsJudgedByTheLockThatThereIsThen() throws Exception {
    // Given
    Desk desk = Desk.locked();
    try (OtherTransaction retaking =
        OtherTransaction.begin("select 1 from copy where id = ? for update", desk.copy)) {
      CompletableFuture<Response> write =
          CompletableFuture.supplyAsync(
              () -> write(desk, desk.token()), Thread::startVirtualThread);
      OtherTransaction.awaitBlocked(1);

      // When
      retaking.run("update copy_lock set token = gen_random_uuid() where copy_id = ?", desk.copy);
      retaking.commit();

      // Then
      lost(write.get(), "OTHER_WINDOW");
    }
  }

  @Test
  void whoCameTooLateIsToldThatTheLockEndedAndWhoMarksTheCopyNow() {
    // Given
    Desk desk = Desk.locked();
    desk.forget();
    Desk.as(Tokens.withClaims("next", Map.of("name", "Claude Petit"), "teacher"))
        .post("/copies/" + desk.copy + "/lock")
        .then()
        .statusCode(201);

    // When
    Response answer = write(desk, desk.token());

    // Then
    lost(answer, "EXPIRED");
    answer
        .then()
        .body("owner_id", equalTo("next"))
        .body("owner_name", equalTo("Claude Petit"))
        .body("expires_at", notNullValue())
        .body("detail", containsString("Claude Petit is marking it now"));
  }

  @Test
  void whoGaveTheCopyBackIsToldSoHoweverOftenItIsGivenBack() {
    // Given
    Desk desk = Desk.locked();
    desk.asTeacher().delete("/copies/" + desk.copy + "/lock").then().statusCode(204);

    // When
    Response again = desk.asTeacher().delete("/copies/" + desk.copy + "/lock");

    // Then
    lost(again, "RETURNED");
    lost(write(desk, desk.token()), "RETURNED");
  }

  @Test
  void aTokenFromBeforeTheCopyWasFinalisedAndReopenedIsExplained() {
    // Given
    Desk desk = Desk.scored();
    desk.asTeacher()
        .body(Map.of("payload", Map.of("unsaved_text", "Revoir la limite")))
        .put("/copies/" + desk.copy + "/draft")
        .then()
        .statusCode(200);
    desk.asTeacher().post("/copies/" + desk.copy + "/finalisation").then().statusCode(200);
    Desk.asAdmin()
        .body(Map.of("reason", "a sum"))
        .post("/copies/" + desk.copy + "/reopening")
        .then()
        .statusCode(200);

    // When
    Response answer = write(desk, desk.token());

    // Then
    lost(answer, "FINALISED", "Lock the copy again; your draft ended with the finalisation.");
    answer.then().body("detail", not(containsString(KEPT)));
    desk.asTeacher().get("/copies/" + desk.copy + "/draft").then().statusCode(404);
  }

  @Test
  void aTokenOfNobodysMakesNoOneTheOwner() {
    // Given
    Desk desk = Desk.locked();

    // When
    Response answer =
        Desk.as(Tokens.teacher("thief")).header("Lock-Token", desk.token()).put(lock(desk));

    // Then
    lost(answer, "NEVER_HELD", "is marking it now: lock it once it is free.");
    answer.then().body("owner_id", equalTo(desk.teacher)).body("detail", not(containsString(KEPT)));
  }

  @ParameterizedTest(name = "{0} after the lock expired")
  @ValueSource(strings = {"heartbeat", "unlock", "score", "finalise"})
  void anExpiredLockIsRefusedTheSameWayBeforeAndAfterItIsSwept(String request) {
    // Given
    Desk desk = Desk.scored();
    desk.forget();

    // When
    Response before = perform(desk, request);
    org.awaitility.Awaitility.await().until(() -> desk.journal().contains("UNLOCK"));
    Response after = perform(desk, request);

    // Then
    lost(before, "EXPIRED");
    lost(after, "EXPIRED");
    desk.lock();
  }

  private static Response perform(Desk desk, String request) {
    RequestSpecification teacher = desk.asTeacher();
    return switch (request) {
      case "heartbeat" -> teacher.put(lock(desk));
      case "unlock" -> teacher.delete(lock(desk));
      case "score" -> write(desk, desk.token());
      default -> teacher.post("/copies/" + desk.copy + "/finalisation");
    };
  }

  private static Response write(Desk desk, String token) {
    return Desk.as(Tokens.teacher(desk.teacher))
        .header("Lock-Token", token)
        .body(Map.of("scores", Map.of()))
        .put("/copies/" + desk.copy + "/scores");
  }

  private static String lock(Desk desk) {
    return "/copies/" + desk.copy + "/lock";
  }

  private static void lost(Response answer, String reason) {
    lost(answer, reason, KEPT);
  }

  private static void lost(Response answer, String reason, String told) {
    answer
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/lock-lost"))
        .body("reason", equalTo(reason))
        .body("detail", containsString(told));
  }
}
