package org.korrigo.grading.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Statements;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class QuestionScoreApiTest {

  @Test
  void twoTabsThatGivePointsForDifferentQuestionsBothWin() {
    // Given
    Desk desk = Desk.locked();

    // When
    Response one = give(desk, "ex1_q1", 2, 0);
    Response other = give(desk, "ex2", 3.5, 0);

    // Then
    one.then().statusCode(200).header("ETag", "\"1\"").body("total", equalTo(2));
    other
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("question_id", equalTo("ex2"))
        .body("score", equalTo(3.5f))
        .body("version", equalTo(1))
        .body("total", equalTo(5.5f));
    sheet(desk)
        .then()
        .header("ETag", "\"2\"")
        .body("scores.ex1_q1", equalTo(2))
        .body("scores.ex2", equalTo(3.5f))
        .body("versions.ex1_q1", equalTo(1))
        .body("versions.ex1_q2", equalTo(0))
        .body("missing", contains("ex1_q2"));
  }

  @Test
  void theSameQuestionConflictsAndTellsWhatIsThere() {
    // Given
    Desk desk = Desk.locked();
    give(desk, "ex2", 3.5, 0).then().statusCode(200);
    int before = desk.journal().size();

    // When
    Response stale = give(desk, "ex2", 1, 0);

    // Then
    stale
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"))
        .body("stored.question_id", equalTo("ex2"))
        .body("stored.score", equalTo(3.5f))
        .body("stored.version", equalTo(1))
        .body("stored.total", equalTo(3.5f));
    assertThat(desk.journal()).hasSize(before);
    give(desk, "ex2", 1, 1).then().statusCode(200).header("ETag", "\"2\"");
  }

  @Test
  void withoutAVersionAQuestionIsNotWritten() {
    Desk desk = Desk.locked();

    Response answer = desk.asTeacher().body(Map.of("score", 1)).put(path(desk, "ex2"));

    answer.then().statusCode(428).body("type", equalTo("/problems/precondition-required"));
    desk.asTeacher().delete(path(desk, "ex2")).then().statusCode(428);
    assertThat(desk.journal()).containsExactly("VALIDATE", "LOCK");
  }

  @Test
  void pointsAreTakenBackAndTheirVersionGoesOn() {
    // Given
    Desk desk = Desk.scored();

    // When
    Response answer = take(desk, "ex2", 1);

    // Then
    answer
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("score", nullValue())
        .body("total", equalTo(5.25f));
    sheet(desk).then().body("scores", not(hasKey("ex2"))).body("missing", contains("ex2"));
    take(desk, "ex2", 1).then().statusCode(412).body("stored.score", nullValue());
    give(desk, "ex2", 4, 0).then().statusCode(412);
    give(desk, "ex2", 4, 2).then().statusCode(200).header("ETag", "\"3\"");
    desk.asTeacher()
        .get(path(desk, "ex2"))
        .then()
        .statusCode(200)
        .header("ETag", "\"3\"")
        .body("score", equalTo(4));
  }

  @Test
  void ofSavesOfOneVersionAtOnceExactlyOneTakes() throws Exception {
    // Given
    Desk desk = Desk.locked();
    List<Callable<Integer>> saves =
        IntStream.range(0, 8)
            .<Callable<Integer>>mapToObj(
                number -> () -> give(desk, "ex2", number * 0.25 + 0.25, 0).statusCode())
            .toList();

    // When
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Integer> answer : threads.invokeAll(saves)) {
        answers.add(answer.get());
      }
    }

    // Then
    assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
  }

  @Test
  void allQuestionsAtOnceFromManyTabsAreAllThere() throws Exception {
    // Given
    Desk desk = Desk.locked();
    List<Callable<Integer>> saves =
        Stream.of("ex1_q1", "ex1_q2", "ex2")
            .<Callable<Integer>>map(question -> () -> give(desk, question, 1, 0).statusCode())
            .toList();

    // When
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (Future<Integer> answer : threads.invokeAll(saves)) {
        answers.add(answer.get());
      }
    }

    // Then
    assertThat(answers).containsOnly(200);
    sheet(desk).then().body("total", equalTo(3)).body("version", equalTo(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.3", "4.25", "-1", "\"1\"", "true", "1e999999999", "1e2147483647"})
  void whatIsNoValidScoreIsRefusedByItsQuestion(String score) {
    Desk desk = Desk.locked();

    Response answer =
        desk.asTeacher()
            .header("If-Match", "\"0\"")
            .body("{\"score\":" + score + "}")
            .put(path(desk, "ex2"));

    answer.then().statusCode(400).body("violations[0].field", equalTo("scores.ex2"));
  }

  @Test
  void aQuestionThatIsNotOnTheScaleHasNoPoints() {
    Desk desk = Desk.locked();

    give(desk, "ex1", 1, 0)
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("question_id"));
    desk.asTeacher().get(path(desk, "ex9")).then().statusCode(404);
    desk.asTeacher().get("/copies/" + UUID.randomUUID() + "/scores/ex2").then().statusCode(404);
    desk.asTeacher()
        .header("If-Match", "\"0\"")
        .body("{\"score\":null}")
        .put(path(desk, "ex2"))
        .then()
        .statusCode(400);
  }

  @Test
  void theWholeSheetIsRefusedIfAnyPointsWereChangedSinceItWasSeen() {
    // Given
    Desk desk = Desk.scored();
    give(desk, "ex2", 1, 1).then().statusCode(200);
    Map<String, Object> sheet = Map.of("scores", Map.of("ex1_q1", 1));

    // When
    Response stale = desk.asTeacher().header("If-Match", "\"3\"").body(sheet).put(path(desk));

    // Then
    stale
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"))
        .body("stored.version", equalTo(4))
        .body("stored.scores.ex2", equalTo(1));
    desk.asTeacher()
        .header("If-Match", "\"4\"")
        .body(sheet)
        .put(path(desk))
        .then()
        .statusCode(200)
        .header("ETag", "\"7\"")
        .body("total", equalTo(1));
    desk.scores(Map.of("ex2", 2)).then().statusCode(200).header("ETag", "\"9\"");
  }

  @Test
  void aWholeSheetThatSawNothingDoesNotWriteOverAnotherTabsPoints() {
    // Given
    Desk desk = Desk.locked();
    Map<String, Object> sheet = Map.of("scores", Map.of("ex1_q1", 1));
    desk.asTeacher().body(sheet).put(path(desk)).then().statusCode(200);
    give(desk, "ex2", 3, 0).then().statusCode(200);

    // When
    Response blind = desk.asTeacher().body(Map.of("scores", Map.of("ex1_q1", 2))).put(path(desk));

    // Then
    blind
        .then()
        .statusCode(428)
        .body("type", equalTo("/problems/precondition-required"))
        .body("stored.version", equalTo(2))
        .body("stored.scores.ex2", equalTo(3));
    sheet(desk).then().body("scores.ex1_q1", equalTo(1)).body("scores.ex2", equalTo(3));
    desk.asTeacher()
        .body(Map.of("scores", Map.of("ex1_q1", 1, "ex2", 3)))
        .put(path(desk))
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"");
  }

  @Test
  void aSheetOfWhichAllChangesTakesAsManyStatementsAsOneQuestion() {
    // Given
    Desk desk = Desk.scored();
    AtomicInteger turn = new AtomicInteger();

    // When
    int one =
        Statements.leastDuring(
            () -> sheet(desk, 2, 3, turn.incrementAndGet() % 2).then().statusCode(200));
    int all =
        Statements.leastDuring(
            () -> {
              int points = turn.incrementAndGet() % 2;
              sheet(desk, points, points, points).then().statusCode(200);
            });

    // Then
    assertThat(one).isPositive();
    assertThat(all).isEqualTo(one);
  }

  private static Response sheet(Desk desk, int first, int second, int third) {
    return desk.scores(Map.of("ex1_q1", first, "ex1_q2", second, "ex2", third));
  }

  private static Response give(Desk desk, String question, Number score, int seen) {
    return desk.asTeacher()
        .header("If-Match", "\"" + seen + "\"")
        .body(Map.of("score", score))
        .put(path(desk, question));
  }

  private static Response take(Desk desk, String question, int seen) {
    return desk.asTeacher().header("If-Match", "\"" + seen + "\"").delete(path(desk, question));
  }

  private static Response sheet(Desk desk) {
    return desk.asTeacher().get(path(desk));
  }

  private static String path(Desk desk) {
    return "/copies/" + desk.copy + "/scores";
  }

  private static String path(Desk desk, String question) {
    return path(desk) + "/" + question;
  }
}
