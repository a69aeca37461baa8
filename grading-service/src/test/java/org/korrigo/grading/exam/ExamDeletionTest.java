package org.korrigo.grading.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.exams.ExamDeleted;
import org.korrigo.grading.Desk;
import org.korrigo.grading.Fixtures;
import org.korrigo.grading.PausedSweeps;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ExamDeletionTest {

  @Test
  void aDeletionWaitsForAWriteThatHasBegun() throws Exception {
    // Given
    Desk desk = Desk.locked();
    UUID drawn = UUID.fromString(desk.annotate("Bien", 1).path("id"));
    try (OtherTransaction blocking =
        OtherTransaction.begin("select 1 from annotation where id = ? for update", drawn)) {
      CompletableFuture<Integer> write = CompletableFuture.supplyAsync(() -> change(desk, drawn));
      OtherTransaction.awaitBlocked(1);
      Broker.publish(new ExamDeleted(desk.exam, Fixtures.SECRETARIAT, Instant.now()));
      OtherTransaction.awaitBlocked(2);

      // When
      blocking.rollback();

      // Then
      assertThat(write.get()).isEqualTo(200);
    }
    await().until(() -> desk.rows("select 1 from exam where id = ?", desk.exam).isEmpty());
  }

  @Test
  void aWriteThatComesDuringADeletionFindsNothing() throws Exception {
    // Given
    Desk desk = Desk.locked();
    try (OtherTransaction deleting =
        OtherTransaction.begin("delete from exam where id = ?", desk.exam)) {
      CompletableFuture<Integer> write =
          CompletableFuture.supplyAsync(() -> desk.annotate("Bien.", 1).statusCode());
      OtherTransaction.awaitBlocked(1);

      // When
      deleting.commit();

      // Then
      assertThat(write.get()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/scores", "/remarks/ex2"})
  void aReadThatComesDuringADeletionFindsNothing(String path) throws Exception {
    // Given
    Desk desk = Desk.locked();
    try (PausedSweeps _ = PausedSweeps.now();
        OtherTransaction deleting =
            OtherTransaction.begin("lock table exam in access exclusive mode")) {
      CompletableFuture<Integer> read =
          CompletableFuture.supplyAsync(
              () -> desk.asTeacher().get("/copies/" + desk.copy + path).statusCode());
      OtherTransaction.awaitBlocked(1);

      // When
      deleting.run("delete from exam where id = ?", desk.exam);
      deleting.commit();

      // Then
      assertThat(read.get()).isEqualTo(404);
    }
  }

  private static int change(Desk desk, UUID annotation) {
    return desk.asTeacher()
        .header("If-Match", "\"0\"")
        .body(Desk.annotation("Très bien", 2))
        .put("/annotations/" + annotation)
        .statusCode();
  }
}
