package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.grading.PausedSweeps;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;
import org.korrigo.testing.Statements;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class NextCopyApiTest {
  private final Desk desk = Desk.ready();

  @Test
  void oneCallLocksACopyAndShowsIt() {
    // When
    Response answer = next("teacher-a", null);

    // Then
    answer
        .then()
        .statusCode(201)
        .body("copy.id", equalTo(desk.copy.toString()))
        .body("copy.status", equalTo("LOCKED"))
        .body("copy.locked_by_id", equalTo("teacher-a"))
        .body("copy.pages", hasSize(2));
    Desk.as(Tokens.teacher("teacher-a"))
        .header("Lock-Token", answer.<String>path("lock.token"))
        .body(Map.of("scores", Map.of("ex2", 1)))
        .put("/copies/" + desk.copy + "/scores")
        .then()
        .statusCode(200);
    assertThat(desk.journal()).startsWith("VALIDATE", "LOCK");
  }

  @Test
  void theSameKeyAgainIsTheSameCopyWithANewToken() throws SQLException {
    // Given
    desk.copies(2);
    UUID key = UUID.randomUUID();
    Response lost = next("teacher-a", null, key);

    // When
    Response again = next("teacher-a", null, key);

    // Then
    again.then().statusCode(201).body("copy.id", equalTo(lost.path("copy.id")));
    assertThat(
            desk.rows(
                "select 1 from copy_lock join copy on copy.id = copy_id where exam_id = ?",
                desk.exam))
        .hasSize(1);
    heartbeat(lost).then().statusCode(409).body("type", equalTo("/problems/lock-lost"));
    heartbeat(again).then().statusCode(200);
    String other = next("teacher-a", null, UUID.randomUUID()).path("copy.id");
    assertThat(other).isNotEqualTo(lost.path("copy.id"));
    next("teacher-a", "ex2", key)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
    next("teacher-b", null, key).then().statusCode(409).body("type", equalTo("/problems/conflict"));
  }

  @Test
  void aKeyWhoseCopyAColleagueHasByNowIsRefusedAsLockingIt() throws SQLException {
    // Given
    UUID key = UUID.randomUUID();
    next("teacher-a", null, key).then().statusCode(201);
    desk.forget();
    Desk.as(Tokens.teacher("teacher-b")).post("/copies/" + desk.copy + "/lock");

    // When
    Response again = next("teacher-a", null, key);

    // Then
    again.then().statusCode(423).body("owner_id", equalTo("teacher-b"));
  }

  @Test
  void theSameKeyTwiceAtOnceIsOneCopy() throws Exception {
    // Given
    desk.copies(7);
    UUID key = UUID.randomUUID();
    List<Callable<Response>> calls =
        Stream.generate(() -> (Callable<Response>) () -> next("teacher-a", null, key))
            .limit(6)
            .toList();

    // When
    List<String> locked = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
      for (Future<Response> answer : threads.invokeAll(calls)) {
        answer.get().then().statusCode(201);
        locked.add(answer.get().path("copy.id"));
      }
    }

    // Then
    assertThat(locked).containsOnly(locked.getFirst());
    assertThat(desk.rows("select 1 from copy where exam_id = ? and status = 'LOCKED'", desk.exam))
        .hasSize(1);
  }

  private static Response heartbeat(Response taken) {
    return Desk.as(Tokens.teacher("teacher-a"))
        .header("Lock-Token", taken.<String>path("lock.token"))
        .put("/copies/" + taken.path("copy.id") + "/lock");
  }

  @Test
  void onesOwnCopiesComeFirstThenThoseOfNobodyThenNone() throws SQLException {
    // Given
    desk.copies(3);
    List<Map<String, Object>> all =
        desk.rows("select id from copy where exam_id = ? order by anonymous_id", desk.exam);
    assign(all.get(0), "somebody-else");
    assign(all.get(3), "teacher-a");

    // When
    List<Response> answers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      answers.add(next("teacher-a", null));
    }

    // Then
    assertThat(answers.subList(0, 3))
        .extracting(answer -> (Object) UUID.fromString(answer.path("copy.id")))
        .containsExactly(all.get(3).get("id"), all.get(1).get("id"), all.get(2).get("id"));
    answers.get(3).then().statusCode(204);
  }

  @Test
  void whatOneGaveBackComesLastTheLongestAgoFirst() throws SQLException {
    // Given
    desk.copies(2);
    List<Object> given = new ArrayList<>();

    // When
    for (int i = 0; i < 6; i++) {
      Response answer = next("teacher-a", null);
      UUID copy = UUID.fromString(answer.path("copy.id"));
      given.add(copy);
      Desk.as(Tokens.teacher("teacher-a"))
          .header("Lock-Token", answer.<String>path("lock.token"))
          .delete("/copies/" + copy + "/lock")
          .then()
          .statusCode(204);
    }

    // Then
    List<Object> all =
        desk.rows("select id from copy where exam_id = ? order by anonymous_id", desk.exam).stream()
            .map(row -> row.get("id"))
            .toList();
    assertThat(given.subList(0, 3)).isEqualTo(all);
    assertThat(given.subList(3, 6)).isEqualTo(all);
    next("teacher-b", null).then().body("copy.id", equalTo(all.getFirst().toString()));
  }

  @Test
  void aCopyThatOneGaveBackComesAfterThoseOfNobody() throws SQLException {
    // Given
    desk.copies(1);
    List<Map<String, Object>> all =
        desk.rows("select id from copy where exam_id = ? order by anonymous_id", desk.exam);
    assign(all.get(0), "teacher-a");
    Response own = next("teacher-a", null);
    own.then().body("copy.id", equalTo(all.get(0).get("id").toString()));
    Desk.as(Tokens.teacher("teacher-a"))
        .header("Lock-Token", own.<String>path("lock.token"))
        .delete("/copies/" + all.get(0).get("id") + "/lock")
        .then()
        .statusCode(204);

    // When
    Response answer = next("teacher-a", null);

    // Then
    answer.then().body("copy.id", equalTo(all.get(1).get("id").toString()));
  }

  @Test
  void ofTwoWhoMeetAtTheLastCopyWhoseLockHasExpiredOneGetsItAndTheOtherNone() throws Exception {
    // Given
    desk.lock();
    desk.forget();

    // When
    List<Response> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2);
        OtherTransaction other =
            OtherTransaction.begin("select 1 from copy where id = ? for update", desk.copy)) {
      List<Future<Response>> asked =
          Stream.of("teacher-a", "teacher-b")
              .map(teacher -> threads.submit(() -> next(teacher, null)))
              .toList();
      await().until(() -> waiting() == 2);
      other.rollback();
      for (Future<Response> answer : asked) {
        answers.add(answer.get());
      }
    }

    // Then
    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 204);
  }

  @Test
  void aCopyThatWasLetGoAndIsGivenBackBeforeTheNextSearchIsTakenAsItIsByThen() throws Exception {
    // Given
    desk.lock();
    try (PausedSweeps _ = PausedSweeps.now();
        OtherTransaction colleague =
            OtherTransaction.begin("select 1 from copy where id = ? for update", desk.copy)) {
      desk.forget();

      // When
      Response answer =
          Statements.interrupting(
              "savepoint before_next_copy",
              4,
              this::giveBack,
              () -> whoWaitsMeetsAColleaguesLock(colleague));

      // Then
      answer.then().statusCode(201).body("copy.locked_by_id", equalTo("teacher-a"));
    }
  }

  private Response whoWaitsMeetsAColleaguesLock(OtherTransaction colleague) {
    CompletableFuture<Response> asked =
        CompletableFuture.supplyAsync(() -> next("teacher-a", null), Thread::startVirtualThread);
    await().until(() -> waiting() == 1);
    try {
      colleague.run(
          "update copy_lock set expires_at = now() + interval '1 hour' where copy_id = ?",
          desk.copy);
      colleague.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return asked.join();
  }

  private void giveBack() {
    try {
      Database.execute("delete from copy_lock where copy_id = ?", desk.copy);
      Database.execute(
          "update copy set status = 'READY', locked_by_id = null, locked_at = null where id = ?",
          desk.copy);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many are waiting for the copy that they want to take. */
  private static int waiting() {
    return Database.query(
            "select pid from pg_stat_activity where wait_event_type = 'Lock'"
                + " and query like '%open_marking%no key update of copy%'")
        .size();
  }

  @Test
  void whereTheExamIsNotOpenNobodysCopiesAreNotOffered() {
    // Given
    desk.openMarking(false);

    // When
    Response answer = next("teacher-a", null);

    // Then
    answer.then().statusCode(204);
    assertThat(desk.journal()).containsExactly("VALIDATE");
  }

  @Test
  void aCopyWhoseLockHasExpiredIsFree() {
    // Given
    desk.lock();
    next("teacher-a", null).then().statusCode(204);
    desk.forget();

    // When
    Response answer = next("teacher-a", null);

    // Then
    answer.then().statusCode(201).body("copy.id", equalTo(desk.copy.toString()));
    assertThat(desk.journal()).containsExactly("VALIDATE", "LOCK", "UNLOCK", "LOCK");
  }

  @Test
  void forAQuestionTheCopiesThatHaveAScoreForItAreLeftOut() {
    // Given
    desk.lock();
    desk.scores(Map.of("ex2", 0)).then().statusCode(200);
    desk.asTeacher().delete("/copies/" + desk.copy + "/lock").then().statusCode(204);

    // When
    Response scored = next("teacher-a", "ex2");
    Response unscored = next("teacher-a", "ex1_q1");

    // Then
    scored.then().statusCode(204);
    unscored.then().statusCode(201).body("copy.id", equalTo(desk.copy.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ex1", "ex9", "' or 1=1"})
  void whatIsNoQuestionIsRefused(String question) {
    // When
    Response answer = next("teacher-a", question);

    // Then
    answer.then().statusCode(400).body("violations[0].field", equalTo("question"));
  }

  @Test
  void anUnknownExamIsNotFound() {
    // When
    Response answer =
        Desk.as(Tokens.teacher("teacher-a")).post("/exams/" + UUID.randomUUID() + "/next-copy");

    // Then
    answer.then().statusCode(404).body("type", equalTo("/problems/not-found"));
  }

  @RepeatedTest(5)
  void manyWhoAskAtOnceGetDifferentCopiesUntilNoneIsLeft() throws Exception {
    // Given
    desk.copies(29);
    List<Callable<Response>> correctors = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String teacher = "teacher-" + i;
      correctors.add(() -> next(teacher, null));
    }

    // When
    List<Response> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(correctors.size())) {
      for (Future<Response> answer : threads.invokeAll(correctors)) {
        answers.add(answer.get());
      }
    }

    // Then
    assertThat(answers).extracting(Response::statusCode).containsOnly(201, 204);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 201)
        .extracting(answer -> answer.<String>path("copy.id"))
        .hasSize(30)
        .doesNotHaveDuplicates();
    assertThat(
            desk.rows(
                "select 1 from grading_event where exam_id = ? and action = 'LOCK'", desk.exam))
        .hasSize(30);
  }

  @Test
  void progressTellsAdminsOfEveryCorrectorAndTeachersOfThemselves() throws SQLException {
    // Given
    desk.copies(4);
    List<Map<String, Object>> all =
        desk.rows("select id from copy where exam_id = ? order by anonymous_id", desk.exam);
    assign(all.get(0), "teacher-a");
    assign(all.get(1), "teacher-a");
    assign(all.get(2), "teacher-b");
    next("teacher-a", null).then().statusCode(201);

    // When
    Response admins = Desk.asAdmin().get("/exams/" + desk.exam + "/progress");
    Response own = Desk.as(Tokens.teacher("teacher-b")).get("/exams/" + desk.exam + "/progress");

    // Then
    admins
        .then()
        .statusCode(200)
        .body("unassigned.ready", equalTo(2))
        .body("correctors", hasSize(2))
        .body("correctors[0].corrector_id", equalTo("teacher-a"))
        .body("correctors[0].assigned", equalTo(2))
        .body("correctors[0].ready", equalTo(1))
        .body("correctors[0].locked", equalTo(1))
        .body("correctors[0].graded", equalTo(0));
    own.then()
        .statusCode(200)
        .body("unassigned.total", equalTo(2))
        .body("correctors", hasSize(1))
        .body("correctors[0].corrector_id", equalTo("teacher-b"))
        .body("correctors[0].ready", equalTo(1));
    desk.openMarking(false);
    Desk.as(Tokens.teacher("teacher-b"))
        .get("/exams/" + desk.exam + "/progress")
        .then()
        .body("unassigned", nullValue());
  }

  @Test
  void inProgressAnExpiredLockCountsAsReadyAndWhoFinishesAFreeCopyHasIt() {
    // Given
    Desk graded = desk.another();
    graded.lock();
    graded.scores(Map.of("ex1_q1", 2, "ex1_q2", 3.25, "ex2", 4)).then().statusCode(200);
    graded.finalise();
    desk.lock();
    desk.forget();

    // When
    Response answer = Desk.asAdmin().get("/exams/" + desk.exam + "/progress");

    // Then
    answer
        .then()
        .body("unassigned.ready", equalTo(1))
        .body("unassigned.locked", equalTo(0))
        .body("correctors[0].corrector_id", equalTo(desk.teacher))
        .body("correctors[0].graded", equalTo(1));
  }

  private static void assign(Map<String, Object> copy, String corrector) throws SQLException {
    Database.execute(
        "update copy set assigned_corrector_id = ? where id = ?", corrector, copy.get("id"));
  }

  private Response next(String teacher, String question) {
    return next(teacher, question, null);
  }

  private Response next(String teacher, String question, UUID key) {
    var request = Desk.as(Tokens.teacher(teacher));
    if (question != null) {
      request.queryParam("question", question);
    }
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return request.post("/exams/" + desk.exam + "/next-copy");
  }
}
