package org.korrigo.grading.draft;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
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
    desk.asTeacher().delete("/copies/" + desk.copy + "/draft").then().statusCode(204);

    // Then
    read(desk).then().statusCode(404);
    save(desk, "window-1", "\"1\"", "two").then().statusCode(412);
    save(desk, "window-1", null, "two").then().statusCode(200).body("version", equalTo(1));
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
    var request =
        desk.asTeacher().body(Map.of("client_id", window, "payload", Map.of("text", text)));
    return (seen == null ? request : request.header("If-Match", seen))
        .put("/copies/" + desk.copy + "/draft");
  }
}
