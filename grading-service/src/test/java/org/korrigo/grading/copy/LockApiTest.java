package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.grading.Desk;
import org.korrigo.grading.PausedSweeps;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;
import org.korrigo.testing.Statements;
import org.korrigo.testing.Tokens;

/** Taking a copy to mark it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LockApiTest {
  @Test
  void aLockedCopyIsHeldByItsTeacherAndPublishedAsLocked() {
    // Given
    Desk desk = Desk.ready();

    // When
    desk.lock();

    // Then
    desk.asTeacher()
        .get("/copies/" + desk.copy)
        .then()
        .statusCode(200)
        .body("status", equalTo("LOCKED"))
        .body("locked_by_id", equalTo(desk.teacher))
        .body("lock_expires_at", notNullValue());
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(GradingEvent.class, desk.copy.toString()))
                    .extracting(GradingEvent::action)
                    .containsExactly(GradingAction.VALIDATE, GradingAction.LOCK));
    GradingEvent locked = Broker.events(GradingEvent.class, desk.copy.toString()).getLast();
    assertThat(locked.actorId()).isEqualTo(desk.teacher);
    assertThat(locked.copy().lockedById()).isEqualTo(desk.teacher);
  }

  @Test
  void anotherTeacherIsToldWhoSinceWhenAndUntilWhen() {
    // Given
    Desk desk = Desk.locked();

    // When
    var answer = Desk.as(Tokens.teacher("another")).post("/copies/" + desk.copy + "/lock");

    // Then
    answer
        .then()
        .statusCode(423)
        .body("type", equalTo("/problems/copy-locked"))
        .body("owner_id", equalTo(desk.teacher))
        .body("age_seconds", greaterThanOrEqualTo(0))
        .body("expires_at", notNullValue());
  }

  @Test
  void ofTeachersWhoLockAtOnceExactlyOneWins() throws InterruptedException, ExecutionException {
    // Given
    Desk desk = Desk.ready();

    // When
    List<Integer> answers =
        atOnce(
            IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(
                    number ->
                        () ->
                            Desk.as(Tokens.teacher("rival-" + number))
                                .post("/copies/" + desk.copy + "/lock")
                                .statusCode())
                .toList());

    // Then
    assertThat(answers).containsOnlyOnce(201);
    assertThat(answers).containsOnly(201, 423);
    assertThat(desk.journal()).containsExactly("VALIDATE", "LOCK");
  }

  @Test
  void anAssignedCopyIsLockedByItsCorrectorOnly() {
    // Given
    Desk desk = Desk.ready();
    Desk.asAdmin()
        .body(Map.of("corrector_id", desk.teacher))
        .put("/copies/" + desk.copy + "/corrector")
        .then()
        .statusCode(200)
        .body("assigned_corrector_id", equalTo(desk.teacher));

    // When
    var answer = Desk.as(Tokens.teacher("other")).post("/copies/" + desk.copy + "/lock");

    // Then
    answer.then().statusCode(403).body("type", equalTo("/problems/forbidden"));
    desk.lock();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"corrector\": \"other\"}"})
  void anAssignmentThatDoesNotSayToWhomTakesNoCopyAway(String body) {
    // Given
    Desk desk = Desk.ready();
    String path = "/copies/" + desk.copy + "/corrector";
    Desk.asAdmin().body(Map.of("corrector_id", desk.teacher)).put(path).then().statusCode(200);

    // When
    var answer = Desk.asAdmin().body(body).put(path);

    // Then
    answer.then().statusCode(400).body("violations[0].field", equalTo("corrector_id"));
    Desk.as(Tokens.teacher("other")).post("/copies/" + desk.copy + "/lock").then().statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "student"})
  void onlyTeachersLock(String group) {
    // Given
    Desk desk = Desk.ready();

    // When
    var answer = Desk.as(Tokens.of("someone", group)).post("/copies/" + desk.copy + "/lock");

    // Then
    answer.then().statusCode(403).body("type", equalTo("/problems/forbidden"));
  }

  @Test
  void anUnknownCopyIsNotFound() {
    // When
    var answer = Desk.as(Tokens.teacher("t")).post("/copies/" + UUID.randomUUID() + "/lock");

    // Then
    answer.then().statusCode(404).body("type", equalTo("/problems/not-found"));
  }

  @Test
  void aCopyThatIsHandedOverJustThenIsNotTakenBeforeItIsHeld() throws SQLException {
    // Given
    Desk desk = Desk.ready();
    UUID late = UUID.randomUUID();
    try (PausedSweeps _ = PausedSweeps.now();
        OtherTransaction handOver =
            OtherTransaction.begin(
                "insert into copy (id, exam_id, anonymous_id, pdf_source, pages, status,"
                    + " validated_at) select ?, exam_id, 'LATE-' || id, pdf_source, pages, 'READY',"
                    + " validated_at from copy where id = ?",
                late,
                desk.copy)) {
      // When
      var answer =
          Statements.interrupting(
              "from copy c1_0 where c1_0.id=",
              1,
              () -> commit(handOver),
              () -> desk.asTeacher().post("/copies/" + late + "/lock"));

      // Then
      answer.then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }
  }

  private static void commit(OtherTransaction transaction) {
    try {
      transaction.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> List<T> atOnce(List<Callable<T>> work)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(work)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
