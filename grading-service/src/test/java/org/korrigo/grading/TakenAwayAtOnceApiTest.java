package org.korrigo.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.testing.AtOnce;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;
import org.korrigo.testing.Tokens;

/**
 * Whoever takes something away is answered, whatever others take away at the same time: a request
 * without an end would hold its copy for ever.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class TakenAwayAtOnceApiTest {
  /** A kind of thing that is taken away. */
  private interface Kind {
    /** Makes one. */
    Taking made(String teacher);
  }

  /**
   * One thing.
   *
   * @param held a statement that keeps its row from being deleted
   */
  private record Taking(String held, UUID id, Request request) {
    int answered() {
      return request.send().statusCode();
    }
  }

  /** Takes it away. */
  private interface Request {
    Response send();
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        argumentSet("a remark", (Kind) TakenAwayAtOnceApiTest::remark),
        argumentSet("a template", (Kind) teacher -> template()),
        argumentSet("an own text", (Kind) TakenAwayAtOnceApiTest::ownText));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void twoThatAreNotTheSameDoNotWaitForEachOther(Kind kind) throws Exception {
    // Given
    Taking waiting = kind.made("teacher-" + UUID.randomUUID());
    Taking other = kind.made("teacher-" + UUID.randomUUID());
    try (OtherTransaction held = OtherTransaction.begin(waiting.held(), waiting.id())) {
      CompletableFuture<Integer> first = CompletableFuture.supplyAsync(waiting::answered);
      OtherTransaction.awaitBlocked(1);

      // When
      int second = other.answered();
      held.rollback();

      // Then
      assertThat(List.of(first.get(), second)).allMatch(status -> status < 300);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void ofManyWhoTakeTheSameAwayOneDoes(Kind kind) {
    // Given
    Taking taking = kind.made("teacher-" + UUID.randomUUID());

    // When
    List<Integer> codes = AtOnce.all(6, taking::answered);

    // Then
    assertThat(codes.stream().filter(status -> status < 300)).hasSize(1);
    assertThat(codes.stream().filter(status -> status >= 300)).containsAnyOf(404, 412);
    assertThat(codes).allMatch(status -> status < 300 || status == 404 || status == 412);
  }

  private static Taking remark(String teacher) {
    Desk desk = Desk.locked();
    String path = "/copies/" + desk.copy + "/remarks/ex2";
    desk.asTeacher().body(Map.of("remark", "Bien")).put(path).then().statusCode(200);
    Map<String, Object> none = new HashMap<>();
    none.put("remark", null);
    return new Taking(
        "select 1 from question_remark where copy_id = ? for update",
        desk.copy,
        () -> desk.asTeacher().header("If-Match", "\"1\"").body(none).put(path));
  }

  private static Taking template() {
    UUID id = UUID.randomUUID();
    Desk.asAdmin()
        .header("Idempotency-Key", id)
        .body(Map.of("text", "Bien", "criterion_type", "METHOD"))
        .post("/exams/" + Desk.ready().exam + "/annotation-templates")
        .then()
        .statusCode(201);
    return new Taking(
        "select 1 from annotation_template where id = ? for update",
        id,
        () -> Desk.asAdmin().header("If-Match", "\"0\"").delete("/annotation-templates/" + id));
  }

  private static Taking ownText(String teacher) {
    UUID id = UUID.randomUUID();
    Desk.as(Tokens.teacher(teacher))
        .header("Idempotency-Key", id)
        .body(Map.of("text", "Bien"))
        .post("/user-annotations")
        .then()
        .statusCode(201);
    return new Taking(
        "select 1 from user_annotation where id = ? for update",
        id,
        () ->
            Desk.as(Tokens.teacher(teacher))
                .header("If-Match", "\"0\"")
                .delete("/user-annotations/" + id));
  }
}
