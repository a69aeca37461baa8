package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.grading.Fixtures;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Two processes of the packaged service on one database, raced over real HTTP. */
class TwoReplicasIT {
  private static final int THREADS = 24;

  private static final Infrastructure INFRASTRUCTURE = new Infrastructure();
  private static List<Replica> replicas = List.of();

  @BeforeAll
  static void start() throws IOException {
    var settings = INFRASTRUCTURE.start();
    settings.forEach(System::setProperty);
    Replica first = Replica.start(settings);
    first.awaitReady();
    replicas = List.of(first, Replica.start(settings));
    replicas.getLast().awaitReady();
  }

  @AfterAll
  static void stop() {
    replicas.forEach(Replica::stop);
    INFRASTRUCTURE.stop();
  }

  @Test
  void ofManyTeachersAtTwoReplicasExactlyOneWinsEachCopy() throws Exception {
    // Given
    UUID exam = exam();
    List<UUID> copies = IntStream.range(0, 5).mapToObj(number -> copy(exam)).toList();

    for (UUID copy : copies) {
      // When
      List<Integer> answers = race(copy);

      // Then
      assertThat(answers).hasSize(THREADS).containsOnlyOnce(201).containsOnly(201, 423);
      assertThat(journal(copy)).containsExactly("VALIDATE", "LOCK");
    }
  }

  @Test
  void expiriesThatBothReplicasSweepAreWrittenDownOnce() throws Exception {
    // Given
    UUID exam = exam();
    List<UUID> copies = IntStream.range(0, 40).mapToObj(number -> copy(exam)).toList();
    for (UUID copy : copies) {
      assertThat(lock(replicas.getFirst(), copy, "silent")).isEqualTo(201);
    }

    // When
    expire(exam);

    // Then
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                Database.query("select 1 from copy where exam_id = ? and status = 'READY'", exam)
                        .size()
                    == copies.size());
    for (UUID copy : copies) {
      assertThat(journal(copy)).containsExactly("VALIDATE", "LOCK", "UNLOCK");
    }
  }

  @Test
  void aCopyLockedThroughOneReplicaIsWrittenToThroughTheOther() {
    // Given
    UUID copy = copy(exam());
    String token =
        replicas
            .getFirst()
            .as("teacher")
            .post("/copies/" + copy + "/lock")
            .then()
            .statusCode(201)
            .extract()
            .path("token");

    // When
    var answer =
        replicas
            .getLast()
            .as("teacher")
            .header("Lock-Token", token)
            .body("{\"scores\":{\"ex2\":1}}")
            .put("/copies/" + copy + "/scores");

    // Then
    answer.then().statusCode(200);
  }

  /** As many teachers as threads, half at each replica, all at once. */
  private static List<Integer> race(UUID copy) throws Exception {
    CyclicBarrier together = new CyclicBarrier(THREADS);
    List<Callable<Integer>> rivals = new ArrayList<>();
    for (int number = 0; number < THREADS; number++) {
      Replica replica = replicas.get(number % replicas.size());
      String teacher = "rival-" + number;
      rivals.add(
          () -> {
            together.await();
            return lock(replica, copy, teacher);
          });
    }
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (Future<Integer> answer : threads.invokeAll(rivals)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  private static int lock(Replica replica, UUID copy, String teacher) {
    return replica.as(teacher).post("/copies/" + copy + "/lock").statusCode();
  }

  private static void expire(UUID exam) throws SQLException {
    Database.execute(
        "update copy_lock set locked_at = now() - interval '2 hours', expires_at = now() - interval"
            + " '1 hour' where copy_id in (select id from copy where exam_id = ?)",
        exam);
  }

  private static UUID exam() {
    UUID exam = UUID.randomUUID();
    Broker.publish(Fixtures.exam(exam));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                !Database.query("select 1 from exam where id = ? and name is not null", exam)
                    .isEmpty());
    return exam;
  }

  /** A copy whose pages nobody looks at. */
  private static UUID copy(UUID exam) {
    UUID copy = UUID.randomUUID();
    Broker.publish(
        new CopyReady(
            copy,
            exam,
            "ANON-" + copy,
            null,
            new StoredFile("exams/none", "0".repeat(64), 1, "application/pdf"),
            List.of(),
            Fixtures.SECRETARIAT,
            java.time.Instant.parse("2026-01-13T09:00:00Z")));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !Database.query("select 1 from copy where id = ?", copy).isEmpty());
    return copy;
  }

  private static List<Object> journal(UUID copy) {
    return Database.query(
            "select action from grading_event where copy_id = ? order by sequence", copy)
        .stream()
        .map(row -> row.get("action"))
        .toList();
  }
}
