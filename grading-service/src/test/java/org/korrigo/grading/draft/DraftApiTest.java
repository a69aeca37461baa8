package org.korrigo.grading.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class DraftApiTest {

  @Test
  void aDraftComesBackAsItWasSaved() {
    // Given
    Desk desk = Desk.locked();

    // When
    Response saved = save(desk, "window-1", null, "half a sentence");

    // Then
    saved.then().statusCode(200).header("ETag", "\"1\"").body("version", equalTo(1));
    read(desk)
        .then()
        .statusCode(200)
        .body("payload.text", equalTo("half a sentence"))
        .body("client_id", equalTo("window-1"));
  }

  @Test
  void aStaleVersionIsToldWhatIsStored() {
    // Given
    Desk desk = Desk.locked();
    save(desk, "window-1", null, "one");
    save(desk, "window-1", "\"1\"", "two").then().statusCode(200).body("version", equalTo(2));

    // When
    Response stale = save(desk, "window-1", "\"1\"", "three");
    Response blind = save(desk, "window-1", null, "four");

    // Then
    stale
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"))
        .body("stored.payload.text", equalTo("two"));
    blind.then().statusCode(428).body("stored.version", equalTo(2));
  }

  @Test
  void anotherWindowUnderTheSameLockDoesNotOverwriteIt() {
    // Given
    Desk desk = Desk.locked();
    save(desk, "window-1", null, "one");

    // When
    Response answer = save(desk, "window-2", "\"1\"", "two");

    // Then
    answer
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("stored.payload.text", equalTo("one"));
  }

  @Test
  void theWindowThatTookTheLockAnewTakesTheDraftOver() {
    // Given
    Desk desk = Desk.locked();
    save(desk, "window-1", null, "one");
    desk.lock();

    // When
    Response answer = save(desk, "window-2", "\"1\"", "two");

    // Then
    answer.then().statusCode(200).body("version", equalTo(2));
  }

  @Test
  void nobodyReadsAnothersDraft() {
    // Given
    Desk desk = Desk.locked();
    save(desk, "window-1", null, "mine");

    // When
    Response other = Desk.as(Tokens.teacher("other")).get("/copies/" + desk.copy + "/draft");
    Response admin = Desk.asAdmin().get("/copies/" + desk.copy + "/draft");

    // Then
    other.then().statusCode(404).body("type", equalTo("/problems/not-found"));
    admin.then().statusCode(403);
  }

  @Test
  void aDraftThrownAwayIsGone() {
    // Given
    Desk desk = Desk.locked();
    save(desk, "window-1", null, "one");

    // When
    discard(desk, "window-1", "\"1\"", null).then().statusCode(204);

    // Then
    read(desk).then().statusCode(404);
    discard(desk, "window-1", "\"1\"", null).then().statusCode(204);
    save(desk, "window-1", "\"1\"", "two")
        .then()
        .statusCode(412)
        .body("stored.version", equalTo(2))
        .body("stored.payload", nullValue());
    save(desk, "window-1", null, "two").then().statusCode(200).body("version", equalTo(3));
  }

  @Test
  void aDraftWhoseLockHasRunOutIsThrownAwayWithoutALockSweptOrNot() {
    // Given
    Desk desk = Desk.locked();
    save(desk, "window-1", null, "Revoir").then().statusCode(200);
    desk.forget();

    // When
    Response answer = discard(desk, "window-1", "\"1\"", null);

    // Then
    answer.then().statusCode(204);
    desk.asTeacher().get("/copies/" + desk.copy + "/draft").then().statusCode(404);
  }

  @Test
  void whatWasNeverSavedIsToldAsSuch() {
    Desk desk = Desk.locked();

    save(desk, "window-1", "\"7\"", "one")
        .then()
        .statusCode(412)
        .body("stored.version", equalTo(0));
    save(desk, "window-1", "\"0\"", "one").then().statusCode(200).body("version", equalTo(1));
    save(desk, "window-1", "W/\"1\"", "two").then().statusCode(412);
  }

  @Test
  void throwingAwayNeedsWhatSavingNeeds() {
    // Given
    Desk desk = Desk.locked();
    save(desk, "window-1", null, "one").then().statusCode(200);
    save(desk, "window-1", "\"1\"", "two").then().statusCode(200);

    // When
    Response blind = discard(desk, "window-1", null, null);
    Response stale = discard(desk, "window-1", "\"1\"", null);
    Response other = discard(desk, "window-2", "\"2\"", null);

    // Then
    blind.then().statusCode(428).body("stored.payload.text", equalTo("two"));
    stale.then().statusCode(412).body("stored.payload.text", equalTo("two"));
    other.then().statusCode(409).body("type", equalTo("/problems/conflict"));
    read(desk).then().statusCode(200).body("payload.text", equalTo("two"));
  }

  @Test
  void aQueueThatIsSentAgainDestroysNoNewerDraft() {
    // Given
    Desk desk = Desk.locked();
    UUID first = UUID.randomUUID();
    UUID thrown = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    save(desk, "window-1", null, "one", first).then().statusCode(200);
    discard(desk, "window-1", "\"1\"", thrown).then().statusCode(204);
    save(desk, "window-1", null, "two", second).then().statusCode(200);

    // When
    Response again = save(desk, "window-1", null, "one", first);
    Response thrownAgain = discard(desk, "window-1", "\"1\"", thrown);
    Response newest = save(desk, "window-1", null, "two", second);

    // Then
    again.then().statusCode(200).body("payload.text", equalTo("two"));
    thrownAgain.then().statusCode(204);
    newest.then().statusCode(200).body("payload.text", equalTo("two"));
    read(desk).then().statusCode(200).body("payload.text", equalTo("two"));
  }

  @Test
  void aQueueThatIsSentAgainAfterASecondWindowWroteDestroysNothing() {
    // Given
    Desk desk = Desk.locked();
    UUID saved = UUID.randomUUID();
    UUID thrown = UUID.randomUUID();
    save(desk, "window-1", null, "one", saved).then().statusCode(200);
    discard(desk, "window-1", "\"1\"", thrown).then().statusCode(204);
    desk.lock();
    save(desk, "window-2", null, "newer").then().statusCode(200);

    // When
    Response again = save(desk, "window-1", null, "one", saved);
    Response thrownAgain = discard(desk, "window-1", "\"1\"", thrown);
    Response late = save(desk, "window-1", "\"1\"", "late", UUID.randomUUID());

    // Then
    again.then().statusCode(200).body("payload.text", equalTo("newer"));
    thrownAgain.then().statusCode(204);
    assertThat(late.statusCode()).isIn(409, 412);
    read(desk).then().statusCode(200).body("payload.text", equalTo("newer"));
  }

  @Test
  void aDraftThatWasSavedAndThrownAwayIsAnsweredAgainWithoutIt() {
    // Given
    Desk desk = Desk.locked();
    UUID key = UUID.randomUUID();
    save(desk, "window-1", null, "one", key).then().statusCode(200);
    discard(desk, "window-1", "\"1\"", null).then().statusCode(204);

    // When
    Response again = save(desk, "window-1", null, "one", key);

    // Then
    again.then().statusCode(204);
    read(desk).then().statusCode(404);
  }

  @Test
  void aLateWriteOfTheSameWindowOverwritesNothingNewer() {
    // Given
    Desk desk = Desk.locked();
    save(desk, "window-1", null, "one").then().statusCode(200);
    discard(desk, "window-1", "\"1\"", null).then().statusCode(204);
    save(desk, "window-1", null, "newer").then().statusCode(200);

    // When
    Response late = save(desk, "window-1", "\"1\"", "late");

    // Then
    late.then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"))
        .body("stored.payload.text", equalTo("newer"));
  }

  @Test
  void aRefreshedWindowReadsItsDraftAndGoesOn() {
    // Given
    Desk desk = Desk.locked();
    save(desk, "before the refresh", null, "half a").then().statusCode(200);
    String old = desk.token();

    // When
    desk.lock();
    Response read = read(desk);
    Response on = save(desk, "after the refresh", read.header("ETag"), "half a sentence");

    // Then
    read.then().statusCode(200).body("payload.text", equalTo("half a"));
    on.then().statusCode(200).body("version", equalTo(2));
    Desk.as(Tokens.teacher(desk.teacher))
        .header("Lock-Token", old)
        .header("If-Match", "\"2\"")
        .body(Map.of("client_id", "before the refresh", "payload", Map.of("text", "half a")))
        .put("/copies/" + desk.copy + "/draft")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/lock-lost"));
    read(desk).then().body("payload.text", equalTo("half a sentence"));
  }

  @Test
  void whatIsTypedWithoutANetworkIsSavedAfterwards() {
    // Given
    Desk desk = Desk.locked();
    UUID unanswered = UUID.randomUUID();
    save(desk, "window-1", null, "one", unanswered).then().statusCode(200);
    desk.forget();

    // When
    desk.lock();
    Response again = save(desk, "window-1", null, "one", unanswered);
    Response typed = save(desk, "window-1", again.header("ETag"), "one and two");

    // Then
    again.then().statusCode(200).body("version", equalTo(1));
    typed.then().statusCode(200).body("version", equalTo(2));
    read(desk).then().body("payload.text", equalTo("one and two"));
  }

  @Test
  void aDraftOutlivesThatAColleagueFinalisesTheCopy() {
    // Given
    Desk desk = Desk.locked();
    save(desk, "window-1", null, "mine").then().statusCode(200);
    desk.breakLock("a meeting").then().statusCode(204);
    Desk.asAdmin()
        .body(Map.of("corrector_id", "colleague"))
        .put("/copies/" + desk.copy + "/corrector")
        .then()
        .statusCode(200);
    String token =
        Desk.as(Tokens.teacher("colleague"))
            .post("/copies/" + desk.copy + "/lock")
            .then()
            .statusCode(201)
            .extract()
            .path("token");
    Desk.as(Tokens.teacher("colleague"))
        .header("Lock-Token", token)
        .body(Map.of("scores", Map.of("ex1_q1", 2, "ex1_q2", 3.25, "ex2", 4)))
        .put("/copies/" + desk.copy + "/scores")
        .then()
        .statusCode(200);

    // When
    Desk.as(Tokens.teacher("colleague"))
        .header("Lock-Token", token)
        .post("/copies/" + desk.copy + "/finalisation")
        .then()
        .statusCode(200);

    // Then
    desk.asTeacher().get("/copies/" + desk.copy).then().statusCode(403);
    read(desk).then().statusCode(200).body("payload.text", equalTo("mine"));
    discard(desk, "window-1", null, null).then().statusCode(428);
    discard(desk, "window-1", "\"1\"", null).then().statusCode(204);
    read(desk).then().statusCode(403);
  }

  @Test
  void whatThrewADraftAwayWithoutTheLockIsAnsweredTheSameAgain() {
    // Given
    Desk desk = Desk.locked();
    save(desk, "window-1", null, "mine").then().statusCode(200);
    desk.breakLock("a meeting").then().statusCode(204);
    Desk.asAdmin()
        .body(Map.of("corrector_id", "colleague"))
        .put("/copies/" + desk.copy + "/corrector")
        .then()
        .statusCode(200);
    UUID key = UUID.randomUUID();
    discard(desk, "window-1", "\"1\"", key).then().statusCode(204);

    // When
    Response again = discard(desk, "window-1", "\"1\"", key);

    // Then
    again.then().statusCode(204);
    discard(desk, "window-2", "\"1\"", key).then().statusCode(409);
    discard(desk, "window-1", "\"1\"", UUID.randomUUID()).then().statusCode(403);
    discard(desk.of("stranger"), "window-1", "\"1\"", key).then().statusCode(403);
  }

  @Test
  void aDraftThatTheDatabaseCannotHoldIsTheClientsFault() {
    // Given
    Desk desk = Desk.locked();

    // When
    Response answer = save(desk, "window-1", null, "a\u0000b");

    // Then
    answer.then().statusCode(400).body("type", equalTo("/problems/invalid-request"));
  }

  @Test
  void aDraftWithoutPayloadIsRefused() {
    // Given
    Desk desk = Desk.locked();

    // When
    Response answer = desk.asTeacher().body("{}").put("/copies/" + desk.copy + "/draft");

    // Then
    answer.then().statusCode(400).body("violations[0].field", equalTo("payload"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-999999999", "1e999999999", "[{\"zoom\":1e200000}]"})
  void aNumberThatNoEditorHasIsRefused(String number) {
    Desk desk = Desk.locked();

    Response answer =
        desk.asTeacher()
            .body("{\"payload\":{\"scroll\":" + number + "}}")
            .put("/copies/" + desk.copy + "/draft");

    answer.then().statusCode(400).body("violations[0].field", equalTo("payload"));
  }

  private static Response read(Desk desk) {
    return desk.asTeacher().get("/copies/" + desk.copy + "/draft");
  }

  private static Response save(Desk desk, String window, String seen, String text) {
    return save(desk, window, seen, text, UUID.randomUUID());
  }

  private static Response save(Desk desk, String window, String seen, String text, UUID key) {
    return request(desk, seen, key)
        .body(Map.of("client_id", window, "payload", Map.of("text", text)))
        .put("/copies/" + desk.copy + "/draft");
  }

  private static Response discard(Desk desk, String window, String seen, UUID key) {
    return request(desk, seen, key)
        .queryParam("client_id", window)
        .delete("/copies/" + desk.copy + "/draft");
  }

  private static RequestSpecification request(Desk desk, String seen, UUID key) {
    RequestSpecification request = desk.asTeacher();
    if (seen != null) {
      request.header("If-Match", seen);
    }
    return key == null ? request : request.header("Idempotency-Key", key);
  }
}
