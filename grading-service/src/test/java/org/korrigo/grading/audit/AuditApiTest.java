package org.korrigo.grading.audit;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AuditApiTest {
  private static final String[] QUESTIONS = {"ex1_q1", "ex1_q2", "ex2"};

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void whateverATeacherDoesTheJournalRebuildsWhatIsStored(long seed) {
    // Given
    Random random = new Random(seed);
    Desk desk = Desk.locked();

    // When
    for (int step = 0; step < 60; step++) {
      doSomething(desk, random);
    }

    // Then
    verify(desk).then().body("faults", empty()).body("differences", empty());
    desk.scores(Map.of("ex1_q1", 1, "ex1_q2", 2, "ex2", 3)).then().statusCode(200);
    desk.asTeacher().post("/copies/" + desk.copy + "/finalisation").then().statusCode(200);
    verify(desk).then().body("sound", equalTo(true)).body("hash", matchesPattern("[0-9a-f]{64}"));
    Desk.asAdmin()
        .body(Map.of("reason", "a sum"))
        .post("/copies/" + desk.copy + "/reopening")
        .then()
        .statusCode(200);
    verify(desk).then().body("differences", empty()).body("sound", equalTo(true));
  }

  @Test
  void aChangeThatChangesNothingLeavesNoRow() {
    // Given
    Desk desk = Desk.scored();
    String id = desk.annotate("Bien", 1).path("id");
    remark(desk, "ex2", "À revoir").then().statusCode(200);
    appreciate(desk, "Un travail solide.").then().statusCode(200);
    int before = desk.journal().size();
    long version = version(desk);

    // When
    desk.scores(Map.of("ex1_q1", 2.0, "ex1_q2", 3.25, "ex2", 4.00)).then().statusCode(200);
    change(desk, id, 0, "Bien", 1).then().statusCode(200).header("ETag", "\"0\"");
    remark(desk, "ex2", "À revoir").then().statusCode(200);
    remark(desk, "ex1_q1", " ").then().statusCode(200);
    appreciate(desk, "Un travail solide.").then().statusCode(200);

    // Then
    org.assertj.core.api.Assertions.assertThat(desk.journal()).hasSize(before);
    org.assertj.core.api.Assertions.assertThat(version(desk)).isEqualTo(version);
  }

  @Test
  void thePointsOfAQuestionAreJournalledWithWhatTheyWere() {
    // Given
    Desk desk = Desk.locked();
    desk.scores(Map.of("ex1_q1", 2, "ex2", 1)).then().statusCode(200);

    // When
    desk.scores(Map.of("ex1_q1", 2, "ex2", 3.5)).then().statusCode(200);

    // Then
    desk.asTeacher()
        .get("/copies/" + desk.copy + "/journal?after=4")
        .then()
        .body("size()", equalTo(1))
        .body("[0].action", equalTo("UPDATE_ANN"))
        .body("[0].actor_id", equalTo(desk.teacher))
        .body("[0].timestamp", notNullValue())
        .body("[0].metadata.subject", equalTo("SCORE"))
        .body("[0].metadata.question_id", equalTo("ex2"))
        .body("[0].metadata.old", equalTo(1))
        .body("[0].metadata.new", equalTo(3.5f))
        .body("[0].metadata.total", equalTo(5.5f));
  }

  @Test
  void theHashOfALineIsForTheSecretariatAlone() {
    // Given
    Desk desk = Desk.locked();

    // When
    Response teachers = desk.asTeacher().get("/copies/" + desk.copy + "/journal");
    Response secretariats = Desk.asAdmin().get("/copies/" + desk.copy + "/journal");

    // Then
    teachers.then().body("[0].hash", nullValue()).body("[1].hash", nullValue());
    secretariats
        .then()
        .body("[0].hash", matchesPattern("[0-9a-f]{64}"))
        .body("[1].hash", matchesPattern("[0-9a-f]{64}"));
  }

  @Test
  void aCopyThatNothingEverHappenedToIsNotFound() {
    Response answer = Desk.asAdmin().get("/copies/" + UUID.randomUUID() + "/journal/verification");

    answer.then().statusCode(404).body("type", equalTo("/problems/not-found"));
  }

  @Test
  void onlyTheSecretariatVerifies() {
    Desk desk = Desk.ready();
    String path = "/copies/" + desk.copy + "/journal/verification";

    desk.asTeacher().get(path).then().statusCode(403);
    Desk.as(Tokens.student("pupil")).get(path).then().statusCode(403);
    io.restassured.RestAssured.given().get("/api/grading" + path).then().statusCode(401);
  }

  private static void doSomething(Desk desk, Random random) {
    String question = QUESTIONS[random.nextInt(QUESTIONS.length)];
    switch (random.nextInt(8)) {
      case 0, 1 -> desk.scores(points(random)).then().statusCode(200);
      case 2 ->
          remark(desk, question, random.nextInt(3) == 0 ? "" : "r" + random.nextInt(3))
              .then()
              .statusCode(200);
      case 3 ->
          appreciate(desk, random.nextInt(3) == 0 ? null : "« a »" + random.nextInt(3))
              .then()
              .statusCode(200);
      case 7 ->
          desk.asTeacher()
              .body(Map.of("subject_variant", random.nextBoolean() ? "A" : "B"))
              .put("/copies/" + desk.copy + "/subject-variant")
              .then()
              .statusCode(200);
      case 4 -> desk.annotate("n" + random.nextInt(), delta(random)).then().statusCode(201);
      case 5 -> {
        Response drawn = drawn(desk);
        if (!drawn.jsonPath().getList("$").isEmpty()) {
          change(
                  desk,
                  drawn.path("[0].id"),
                  drawn.path("[0].version"),
                  "c" + random.nextInt(3),
                  delta(random))
              .then()
              .statusCode(200);
        }
      }
      default -> {
        Response drawn = drawn(desk);
        if (!drawn.jsonPath().getList("$").isEmpty()) {
          desk.asTeacher()
              .header("If-Match", "\"" + drawn.path("[0].version") + "\"")
              .delete("/annotations/" + drawn.path("[0].id"))
              .then()
              .statusCode(204);
        }
      }
    }
  }

  private static Map<String, Object> points(Random random) {
    Map<String, Object> points = new HashMap<>();
    for (String question : QUESTIONS) {
      if (random.nextBoolean()) {
        points.put(question, random.nextInt(10) * 0.25);
      }
    }
    return points;
  }

  private static Integer delta(Random random) {
    return random.nextBoolean() ? null : random.nextInt(7) - 3;
  }

  private static Response drawn(Desk desk) {
    return desk.asTeacher().get("/copies/" + desk.copy + "/annotations");
  }

  private static Response change(Desk desk, String id, int version, String text, Integer delta) {
    return desk.asTeacher()
        .header("If-Match", "\"" + version + "\"")
        .body(Desk.annotation(text, delta))
        .put("/annotations/" + id);
  }

  private static Response remark(Desk desk, String question, String text) {
    String path = "/copies/" + desk.copy + "/remarks/" + question;
    return desk.asTeacher()
        .header("If-Match", desk.asTeacher().get(path).header("ETag"))
        .body(Map.of("remark", text))
        .put(path);
  }

  private static Response appreciate(Desk desk, String text) {
    String path = "/copies/" + desk.copy + "/appreciation";
    Map<String, Object> body = new HashMap<>();
    body.put("global_appreciation", text);
    return desk.asTeacher()
        .header("If-Match", desk.asTeacher().get(path).header("ETag"))
        .body(body)
        .put(path);
  }

  private static long version(Desk desk) {
    return ((Number)
            desk.rows("select version from copy where id = ?", desk.copy).getFirst().get("version"))
        .longValue();
  }

  private static Response verify(Desk desk) {
    return Desk.asAdmin().get("/copies/" + desk.copy + "/journal/verification");
  }
}
