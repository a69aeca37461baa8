package org.korrigo.grading.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RestorationApiTest {

  @Test
  void whatWasWipedComesBackAsItWas() {
    // Given
    Desk desk = Desk.locked();
    Response drawn = desk.annotate("Très bien, ∀x", 3);
    String id = drawn.path("id");
    wipe(desk, id, 0);

    // When
    Response answer = restore(desk, id);

    // Then
    answer
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("id", equalTo(id))
        .body("content", equalTo("Très bien, ∀x"))
        .body("created_at", equalTo(drawn.path("created_at")))
        .body("created_by_id", equalTo(desk.teacher));
    desk.asTeacher().get("/copies/" + desk.copy).then().body("total", equalTo(3));
    assertThat(desk.journal()).endsWith("CREATE_ANN", "DELETE_ANN", "CREATE_ANN");
    wipe(desk, id, 1);
    restore(desk, id).then().statusCode(200).header("ETag", "\"2\"");
    verified(desk);
  }

  @Test
  void whatIsThereStaysAsItIs() {
    Desk desk = Desk.locked();
    String id = desk.annotate("one", 1).path("id");

    restore(desk, id).then().statusCode(200).header("ETag", "\"0\"");
    desk.asTeacher().get("/copies/" + desk.copy + "/annotations").then().body("$", hasSize(1));
    assertThat(desk.journal()).endsWith("CREATE_ANN");
  }

  @Test
  void afterTheLockEndedADeletionStands() {
    // Given
    Desk desk = Desk.locked();
    String id = desk.annotate("one", 1).path("id");
    wipe(desk, id, 0);
    desk.asTeacher().delete("/copies/" + desk.copy + "/lock").then().statusCode(204);
    desk.lock();

    // When
    Response answer = restore(desk, id);

    // Then
    answer.then().statusCode(404).body("type", equalTo("/problems/not-found"));
  }

  @Test
  void aNewWindowUnderTheSameLockMayUndo() {
    Desk desk = Desk.locked();
    String id = desk.annotate("one", 1).path("id");
    wipe(desk, id, 0);
    desk.lock();

    restore(desk, id).then().statusCode(200);
  }

  @Test
  void anotherTeacherDoesNotUndo() {
    // Given
    Desk desk = Desk.locked();
    String id = desk.annotate("one", 1).path("id");
    wipe(desk, id, 0);
    desk.forget();
    String token =
        Desk.as(Tokens.teacher("next")).post("/copies/" + desk.copy + "/lock").path("token");

    // When
    Response answer =
        Desk.as(Tokens.teacher("next")).header("Lock-Token", token).post(path(desk, id));

    // Then
    answer.then().statusCode(404);
  }

  @Test
  void whatNeverWasOrIsAnotherCopysIsNotFound() {
    Desk desk = Desk.locked();
    Desk other = Desk.locked();
    String foreign = other.annotate("one", 1).path("id");
    wipe(other, foreign, 0);

    restore(desk, UUID.randomUUID().toString()).then().statusCode(404);
    restore(desk, foreign).then().statusCode(404);
  }

  @Test
  void withoutTheLockNothingComesBack() {
    Desk desk = Desk.locked();
    String id = desk.annotate("one", 1).path("id");
    wipe(desk, id, 0);

    Desk.as(Tokens.teacher(desk.teacher)).post(path(desk, id)).then().statusCode(428);
    desk.forget();
    restore(desk, id).then().statusCode(409).body("type", equalTo("/problems/lock-lost"));
  }

  private static void verified(Desk desk) {
    Desk.asAdmin()
        .get("/copies/" + desk.copy + "/journal/verification")
        .then()
        .body("sound", equalTo(true));
  }

  private static void wipe(Desk desk, String id, int version) {
    desk.asTeacher()
        .header("If-Match", "\"" + version + "\"")
        .delete("/annotations/" + id)
        .then()
        .statusCode(204);
  }

  private static Response restore(Desk desk, String id) {
    return desk.asTeacher().post(path(desk, id));
  }

  private static String path(Desk desk, String id) {
    return "/copies/" + desk.copy + "/annotations/" + id + "/restoration";
  }
}
