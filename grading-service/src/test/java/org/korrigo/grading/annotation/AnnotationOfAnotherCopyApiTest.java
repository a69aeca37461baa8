package org.korrigo.grading.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.grading.Journalled;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;

/** An id that was wiped from one copy may be drawn on another: the two have nothing in common. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AnnotationOfAnotherCopyApiTest {

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE"})
  void aWriteThatWaitedWhileItBecameAnothersChangesNothing(String method) throws Exception {
    // Given
    Desk desk = Desk.locked();
    Desk other = Desk.locked();
    String id = desk.annotate("one", 1).path("id");
    try (OtherTransaction moving =
        OtherTransaction.begin("select 1 from copy where id = ? for update", desk.copy)) {
      CompletableFuture<Response> write =
          CompletableFuture.supplyAsync(
              () -> write(desk, UUID.randomUUID()).request(method, "/annotations/" + id),
              Thread::startVirtualThread);
      OtherTransaction.awaitBlocked(1);

      // When
      Journalled.execute(moving, other.copy, "select 1");
      Journalled.execute(
          moving,
          desk.copy,
          "update annotation set copy_id = ? where id = ?",
          other.copy,
          UUID.fromString(id));
      moving.commit();

      // Then
      write.get().then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }
    assertThat(desk.journal()).endsWith("CREATE_ANN", "UPDATE_ANN");
    other
        .asTeacher()
        .get("/copies/" + other.copy + "/annotations")
        .then()
        .body("content", contains("one"));
  }

  @Test
  void aWriteThatIsSentAgainIsAnsweredWithWhatItWasHere() {
    // Given
    Desk desk = Desk.locked();
    String id = UUID.randomUUID().toString();
    UUID drawn = UUID.randomUUID();
    UUID redrawn = UUID.randomUUID();
    draw(desk, id, "here", drawn).then().statusCode(200);
    write(desk, redrawn).put("/annotations/" + id).then().statusCode(200);
    desk.asTeacher()
        .header("If-Match", "\"1\"")
        .delete("/annotations/" + id)
        .then()
        .statusCode(204);
    Desk other = Desk.locked();
    draw(other, id, "there", null).then().statusCode(200);

    // When
    Response all = draw(desk, id, "here", drawn);

    // Then
    all.then().statusCode(200).body("annotations", empty()).body("deleted", contains(id));
  }

  private static RequestSpecification write(Desk desk, UUID key) {
    return desk.asTeacher()
        .header("If-Match", "\"0\"")
        .header("Idempotency-Key", key.toString())
        .body(Desk.annotation("anew", 5));
  }

  private static Response draw(Desk desk, String id, String content, UUID key) {
    Map<String, Object> one = new HashMap<>();
    one.put("change", "CREATE");
    one.put("id", id);
    one.put("annotation", Desk.annotation(content, 1));
    RequestSpecification request = desk.asTeacher().body(Map.of("changes", List.of(one)));
    return (key == null ? request : request.header("Idempotency-Key", key.toString()))
        .post("/copies/" + desk.copy + "/annotation-changes");
  }
}
