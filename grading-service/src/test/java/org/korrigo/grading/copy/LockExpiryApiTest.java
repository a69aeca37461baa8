package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** A lock that has run out counts for nothing from that moment on, whenever it is swept. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LockExpiryApiTest {
  @Inject LockSweeper sweeper;
  @Inject LockingCopies lockingCopies;

  /** Domain §1, CopyLock. */
  @Test
  void aLockLastsThirtyMinutesFromTheLastHeartbeat() throws SQLException {
    // Given
    Desk desk = Desk.locked();
    Duration granted = Duration.between(moment(desk, "locked_at"), moment(desk, "expires_at"));
    Database.execute(
        "update copy_lock set locked_at = locked_at - interval '20 minutes',"
            + " expires_at = expires_at - interval '20 minutes' where copy_id = ?",
        desk.copy);

    // When
    Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
    String expires =
        desk.asTeacher().put("/copies/" + desk.copy + "/lock").then().extract().path("expires_at");
    Instant after = Instant.now();
    var held = Desk.as(Tokens.teacher("another")).post("/copies/" + desk.copy + "/lock");

    // Then
    Duration thirtyMinutes = Duration.ofMinutes(30);
    assertThat(granted).isEqualTo(thirtyMinutes);
    assertThat(Instant.parse(expires))
        .isBetween(before.plus(thirtyMinutes), after.plus(thirtyMinutes));
    long sinceAtLeast = Duration.between(moment(desk, "locked_at"), after).toSeconds();
    long sinceAtMost = Duration.between(moment(desk, "locked_at"), Instant.now()).toSeconds();
    held.then()
        .statusCode(423)
        .body("expires_at", equalTo(expires))
        .body(
            "age_seconds",
            allOf(greaterThanOrEqualTo((int) sinceAtLeast), lessThanOrEqualTo((int) sinceAtMost)));
    assertThat(sinceAtLeast).isGreaterThanOrEqualTo(20 * 60);
  }

  private static Instant moment(Desk desk, String column) {
    return ((Timestamp)
            desk.rows("select * from copy_lock where copy_id = ?", desk.copy)
                .getFirst()
                .get(column))
        .toInstant();
  }

  @Test
  void whoReadsTheCopySeesItReadyAtOnceAsItWillBeWhenItIsSwept() {
    // Given
    Desk desk = Desk.locked();
    desk.forget();

    // When
    var before = desk.asTeacher().get("/copies/" + desk.copy);
    await().until(() -> desk.journal().contains("UNLOCK"));
    var after = desk.asTeacher().get("/copies/" + desk.copy);

    // Then
    before
        .then()
        .statusCode(200)
        .body("status", equalTo("READY"))
        .body("locked_by_id", nullValue())
        .body("locked_by_name", nullValue())
        .body("locked_at", nullValue())
        .body("lock_expires_at", nullValue());
    assertThat(before.asString()).isEqualTo(after.asString());
    assertThat(before.header("ETag")).isEqualTo(after.header("ETag"));
  }

  @Test
  void listsAndCountsTakeItForReadyAtOnce() {
    // Given
    Desk desk = Desk.locked();
    Desk held = desk.another();
    held.lock();
    desk.forget();

    // When
    var ready = desk.asTeacher().get("/exams/" + desk.exam + "/copies?status=READY");
    var locked = desk.asTeacher().get("/exams/" + desk.exam + "/copies?status=LOCKED");
    var exam = desk.asTeacher().get("/exams/" + desk.exam);

    // Then
    ready
        .then()
        .statusCode(200)
        .body("id", contains(desk.copy.toString()))
        .body("status", contains("READY"))
        .body("locked_by_id", contains(nullValue()));
    locked.then().statusCode(200).body("id", contains(held.copy.toString()));
    exam.then().body("copies.READY", equalTo(1)).body("copies.LOCKED", equalTo(1));
    desk.asTeacher().get("/exams/" + desk.exam + "/copies?status=GRADED").then().body("$", empty());
  }

  @Test
  void anAdminNeedNotWaitForTheSweeper() {
    // Given
    Desk desk = Desk.locked();
    desk.forget();

    // When
    var assigned =
        Desk.asAdmin()
            .body(Map.of("corrector_id", "another"))
            .put("/copies/" + desk.copy + "/corrector");

    // Then
    assigned.then().statusCode(200).body("status", equalTo("READY"));
    assertThat(desk.journal()).containsExactly("VALIDATE", "LOCK", "UNLOCK");
  }

  @Test
  void aLockThatHasRunOutIsNotThereToBeBroken() {
    // Given
    Desk desk = Desk.locked();
    desk.forget();

    // When
    var answer = desk.breakLock("too late");

    // Then
    answer
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/illegal-transition"))
        .body("state", equalTo("READY"));
    await().until(() -> desk.journal().contains("UNLOCK"));
    assertThat(desk.journal()).containsExactly("VALIDATE", "LOCK", "UNLOCK");
  }

  @Test
  void howeverManySweepersMeetAnExpiryIsWrittenDownOnce() throws Exception {
    // Given
    Desk desk = Desk.locked();
    Desk other = desk.another();
    other.lock();
    List<Callable<Void>> sweepers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      sweepers.add(() -> run(sweeper::sweep));
      sweepers.add(() -> run(() -> lockingCopies.expire(desk.copy, Instant.now())));
    }
    desk.forget();
    other.forget();

    // When
    try (ExecutorService replicas = Executors.newFixedThreadPool(sweepers.size())) {
      for (Future<Void> done : replicas.invokeAll(sweepers)) {
        done.get();
      }
    }

    // Then
    for (Desk swept : List.of(desk, other)) {
      assertThat(swept.journal()).containsExactly("VALIDATE", "LOCK", "UNLOCK");
      assertThat(swept.rows("select 1 from copy_lock where copy_id = ?", swept.copy)).isEmpty();
    }
  }

  private static Void run(java.util.function.Supplier<io.smallrye.mutiny.Uni<Void>> work)
      throws Exception {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (Exception e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
