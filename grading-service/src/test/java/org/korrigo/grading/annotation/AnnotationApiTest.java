package org.korrigo.grading.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AnnotationApiTest {

  @Test
  void anAnnotationIsDrawnCountedAndJournalled() {
    // Given
    Desk desk = Desk.locked();
    desk.scores(Map.of("ex2", 2)).then().statusCode(200);

    // When
    Response answer = desk.annotate("Très bonne idée, ∀x ∈ ℝ", 1);

    // Then
    answer
        .then()
        .statusCode(201)
        .header("ETag", "\"0\"")
        .body("created_by_id", equalTo(desk.teacher))
        .body("content", equalTo("Très bonne idée, ∀x ∈ ℝ"));
    desk.asTeacher().get("/copies/" + desk.copy).then().body("total", equalTo(3));
    assertThat(desk.journal()).containsExactly("VALIDATE", "LOCK", "UPDATE_ANN", "CREATE_ANN");
    assertThat(
            desk.rows(
                    "select metadata->>'annotation_id' as id from grading_event where copy_id = ?"
                        + " and action = 'CREATE_ANN'",
                    desk.copy)
                .getFirst())
        .containsEntry("id", answer.path("id"));
  }

  @Test
  void theSameKeyTwiceIsOneAnnotation() {
    // Given
    Desk desk = Desk.locked();
    UUID key = UUID.randomUUID();
    create(desk, key).then().statusCode(201).body("id", equalTo(key.toString()));

    // When
    Response answer = create(desk, key);

    // Then
    answer.then().statusCode(200).body("id", equalTo(key.toString()));
    desk.asTeacher().get("/copies/" + desk.copy + "/annotations").then().body("$", hasSize(1));
  }

  @ParameterizedTest(name = "{0} = {1} is refused")
  @CsvSource({
    "x, -0.01, x",
    "x, 1.2, x",
    "w, 0.95, w",
    "h, 0.9, h",
    "page_index, 2, page_index",
    "page_index, -1, page_index",
    "score_delta, 101, score_delta",
    "score_delta, -101, score_delta"
  })
  void whatLiesOutsideOfThePageOrTheBoundsIsRefused(String field, double value, String named) {
    // Given
    Desk desk = Desk.locked();
    Map<String, Object> annotation = Desk.annotation("x", null);
    annotation.put(
        field,
        field.equals("page_index") || field.equals("score_delta") ? (Object) (int) value : value);

    // When
    Response answer =
        desk.asTeacher().body(annotation).post("/copies/" + desk.copy + "/annotations");

    // Then
    answer
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-request"))
        .body("violations[0].field", equalTo(named));
    assertThat(desk.journal()).containsExactly("VALIDATE", "LOCK");
  }

  @ParameterizedTest(name = "{0} + (1 - {0})")
  @ValueSource(doubles = {0.7, 0.1, 0.35, 0.9999999999999999})
  void aBoxUpToTheEdgeIsTakenAsAnEditorCountsIt(double start) {
    // Given
    Desk desk = Desk.locked();
    Map<String, Object> annotation = Desk.annotation("x", null);
    annotation.putAll(Map.of("x", start, "w", 1 - start, "y", start, "h", 1 - start));
    Map<String, Object> beyond = new java.util.HashMap<>(annotation);
    beyond.put("w", 1 - start + 2e-9);

    // When
    Response flush = desk.asTeacher().body(annotation).post(path(desk));
    Response over = desk.asTeacher().body(beyond).post(path(desk));

    // Then
    flush.then().statusCode(201);
    over.then().statusCode(400).body("violations.field", equalTo(List.of("w")));
  }

  /** Adding two such numbers would take a thousand million digits. */
  @Test
  void aPlaceWithEndlesslyManyDigitsIsRefused() {
    Desk desk = Desk.locked();

    Response answer =
        desk.asTeacher()
            .body(
                "{\"page_index\":0,\"x\":1e-999999999,\"y\":0,\"w\":0.1,\"h\":0.1,"
                    + "\"type\":\"ERROR\"}")
            .post(path(desk));

    answer.then().statusCode(400).body("violations[0].field", equalTo("x"));
  }

  @Test
  void anUnknownTypeOrTooLongATextIsRefused() {
    // Given
    Desk desk = Desk.locked();
    Map<String, Object> unknown = Desk.annotation("x", null);
    unknown.put("type", "DOODLE");

    // When
    Response type = desk.asTeacher().body(unknown).post("/copies/" + desk.copy + "/annotations");
    Response text = desk.annotate("x".repeat(2001), null);

    // Then
    type.then().statusCode(400).body("violations[0].field", equalTo("type"));
    text.then().statusCode(400).body("violations[0].field", equalTo("content"));
  }

  @Test
  void textThatTheDatabaseCannotHoldIsTheClientsFault() {
    // Given
    Desk desk = Desk.locked();

    // When
    Response answer = desk.annotate("a\u0000b", null);

    // Then
    answer.then().statusCode(400).body("type", equalTo("/problems/invalid-request"));
  }

  @Test
  void halfACharacterIsTheClientsFaultAndIsNotBentToAnother() {
    // Given
    Desk desk = Desk.locked();

    // When
    Response answer =
        desk.asTeacher()
            .body(
                """
                {"page_index": 0, "x": 0, "y": 0, "w": 1, "h": 1, "type": "COMMENT",
                 "content": "Bravo \\ud83d"}
                """)
            .post("/copies/" + desk.copy + "/annotations");

    // Then
    answer
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-request"))
        .body("violations[0].field", equalTo("content"));
    desk.annotate("Bravo 🚀", null).then().statusCode(201).body("content", equalTo("Bravo 🚀"));
  }

  @Test
  void aChangeNeedsTheVersionThatWasSeen() {
    // Given
    Desk desk = Desk.locked();
    String id = desk.annotate("one", 2).path("id");

    // When
    Response changed = change(desk, id, "\"0\"", "two", -1);
    Response stale = change(desk, id, "\"0\"", "three", 5);
    Response blind = change(desk, id, null, "four", 5);
    Response foreign = change(desk, id, "W/\"1\"", "five", 5);
    Response wiped = desk.asTeacher().header("If-Match", "*").delete("/annotations/" + id);

    // Then
    foreign.then().statusCode(412).body("type", equalTo("/problems/stale-version"));
    wiped.then().statusCode(412).body("type", equalTo("/problems/stale-version"));
    changed.then().statusCode(200).header("ETag", "\"1\"").body("content", equalTo("two"));
    stale
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"))
        .body("annotation.content", equalTo("two"));
    blind.then().statusCode(428).body("type", equalTo("/problems/precondition-required"));
    assertThat(desk.journal()).containsExactly("VALIDATE", "LOCK", "CREATE_ANN", "UPDATE_ANN");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAnnotationTellsWhenItWasDrawnLast(boolean wiped) {
    // Given
    Desk desk = Desk.locked();
    Response drawn = desk.annotate("one", 2);
    String id = drawn.path("id");
    if (wiped) {
      desk.asTeacher().header("If-Match", "\"0\"").delete("/annotations/" + id);
    }

    // When
    Response again =
        wiped
            ? desk.asTeacher().post(path(desk) + "/" + id + "/restoration")
            : change(desk, id, "\"0\"", "two", 2);

    // Then
    again.then().statusCode(200).body("created_at", equalTo(drawn.path("created_at")));
    assertThat(Instant.parse(again.path("updated_at")))
        .isAfter(Instant.parse(drawn.path("updated_at")));
    desk.asTeacher()
        .get(path(desk))
        .then()
        .body("[0].created_at", equalTo(again.path("created_at")))
        .body("[0].updated_at", equalTo(again.path("updated_at")));
  }

  @Test
  void ofSavesOfOneVersionAtOnceExactlyOneTakes() throws InterruptedException, ExecutionException {
    // Given
    Desk desk = Desk.locked();
    String id = desk.annotate("one", null).path("id");

    // When
    List<Callable<Integer>> saves =
        IntStream.range(0, 6)
            .<Callable<Integer>>mapToObj(
                number -> () -> change(desk, id, "\"0\"", "save " + number, null).statusCode())
            .toList();
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<Integer> answer : threads.invokeAll(saves)) {
        answers.add(answer.get());
      }
    }

    // Then
    assertThat(answers).containsOnlyOnce(200);
    assertThat(answers).containsOnly(200, 412);
  }

  @Test
  void aWipedAnnotationNoLongerCounts() {
    // Given
    Desk desk = Desk.locked();
    String id = desk.annotate("one", 4).path("id");

    // When
    desk.asTeacher()
        .header("If-Match", "\"0\"")
        .delete("/annotations/" + id)
        .then()
        .statusCode(204);

    // Then
    desk.asTeacher().get("/copies/" + desk.copy + "/annotations").then().body("$", hasSize(0));
    desk.asTeacher().get("/copies/" + desk.copy).then().body("total", equalTo(0));
    assertThat(desk.journal()).endsWith("DELETE_ANN");
  }

  @Test
  void theNextCorrectorMayChangeItAndItsCreatorStaysOnRecord() {
    // Given
    Desk desk = Desk.locked();
    String id = desk.annotate("one", null).path("id");
    desk.forget();
    String token =
        Desk.as(Tokens.teacher("next")).post("/copies/" + desk.copy + "/lock").path("token");

    // When
    Response answer =
        Desk.as(Tokens.teacher("next"))
            .header("Lock-Token", token)
            .header("If-Match", "\"0\"")
            .body(Desk.annotation("two", null))
            .put("/annotations/" + id);

    // Then
    answer.then().statusCode(200).body("created_by_id", equalTo(desk.teacher));
  }

  @Test
  void anUnknownAnnotationIsNotFound() {
    // Given
    Desk desk = Desk.locked();

    // When
    Response answer = change(desk, UUID.randomUUID().toString(), "\"0\"", "x", null);

    // Then
    answer.then().statusCode(404).body("type", equalTo("/problems/not-found"));
  }

  @Test
  void pupilsSeeNoAnnotationsHere() {
    // Given
    Desk desk = Desk.locked();

    // When
    Response answer = Desk.as(Tokens.student("pupil")).get("/copies/" + desk.copy + "/annotations");

    // Then
    answer.then().statusCode(403);
  }

  @Test
  void listsAnnotationsInReadingOrderPageByPage() {
    // Given
    Desk desk = Desk.locked();
    List<String> drawn = new ArrayList<>();
    for (String content : List.of("first", "second", "third", "fourth", "fifth")) {
      drawn.add(desk.annotate(content, null).path("id"));
    }

    // When
    List<String> listed = new ArrayList<>();
    String next = "?limit=2";
    while (next != null) {
      Response page =
          desk.asTeacher()
              .urlEncodingEnabled(false)
              .get(path(desk) + next)
              .then()
              .extract()
              .response();
      listed.addAll(page.path("id"));
      String link = page.header("Link");
      next = link == null ? null : link.substring(1, link.indexOf('>'));
    }

    // Then
    assertThat(listed).containsExactlyElementsOf(drawn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "0_0.2",
        "a_b_c_d",
        "0_0.2_2026-01-01T00:00:00Z_x",
        "0_0.2_+999999999-12-31T23:59:59Z_3b241101-e2bb-4255-8caf-4136c566a962",
        "0_NaN_2026-01-01T00:00:00Z_3b241101-e2bb-4255-8caf-4136c566a962"
      })
  void refusesACursorThatNoListHasGiven(String cursor) {
    Desk desk = Desk.ready();

    Response answer = desk.asTeacher().queryParam("after", cursor).get(path(desk));

    answer.then().statusCode(400).body("violations[0].field", equalTo("after"));
  }

  @Test
  void refusesAnIdempotencyKeyThatWasUsedForAnotherAnnotation() {
    // Given
    Desk desk = Desk.locked();
    UUID key = UUID.randomUUID();
    create(desk, key).then().statusCode(201);

    // When
    Response answer =
        desk.asTeacher()
            .header("Idempotency-Key", key)
            .body(Desk.annotation("another", 1))
            .post(path(desk));

    // Then
    answer.then().statusCode(409).body("type", equalTo("/problems/conflict"));
  }

  private static String path(Desk desk) {
    return "/copies/" + desk.copy + "/annotations";
  }

  private static Response create(Desk desk, UUID key) {
    return desk.asTeacher()
        .header("Idempotency-Key", key)
        .body(Desk.annotation("once", 1))
        .post("/copies/" + desk.copy + "/annotations");
  }

  private static Response change(Desk desk, String id, String seen, String content, Integer delta) {
    var request = desk.asTeacher().body(Desk.annotation(content, delta));
    return (seen == null ? request : request.header("If-Match", seen)).put("/annotations/" + id);
  }
}
