package org.korrigo.grading.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.ExamDeleted;
import org.korrigo.grading.Desk;
import org.korrigo.grading.Fixtures;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ExamDeletionTest {

  @Test
  void aDeletionWaitsForAWriteThatHasBegun() throws Exception {
    // Given
    Desk desk = Desk.locked();
    UUID drawn = UUID.fromString(desk.annotate("Bien", 1).path("id"));
    try (Connection blocking = begin("select 1 from annotation where id = ? for update", drawn)) {
      CompletableFuture<Integer> write = CompletableFuture.supplyAsync(() -> change(desk, drawn));
      awaitBlocked(1);
      Broker.publish(new ExamDeleted(desk.exam, Fixtures.SECRETARIAT, Instant.now()));
      awaitBlocked(2);

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
    try (Connection deleting = begin("delete from exam where id = ?", desk.exam)) {
      CompletableFuture<Integer> write =
          CompletableFuture.supplyAsync(() -> desk.annotate("Bien.", 1).statusCode());
      awaitBlocked(1);

      // When
      deleting.commit();

      // Then
      assertThat(write.get()).isEqualTo(404);
    }
  }

  private static int change(Desk desk, UUID annotation) {
    return desk.asTeacher()
        .header("If-Match", "\"0\"")
        .body(Desk.annotation("Très bien", 2))
        .put("/annotations/" + annotation)
        .statusCode();
  }

  private static Connection begin(String sql, UUID id) throws SQLException {
    Config settings = ConfigProvider.getConfig();
    Connection connection =
        DriverManager.getConnection(
            settings.getValue("quarkus.datasource.jdbc.url", String.class),
            settings.getValue("quarkus.datasource.username", String.class),
            settings.getValue("quarkus.datasource.password", String.class));
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, id);
      statement.execute();
    }
    return connection;
  }

  /** So long that whoever would look for a deadlock has done so. */
  private static void awaitBlocked(int transactions) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        Database.query(
                            "select pid from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and state_change < clock_timestamp()"
                                + " - 2 * cast(current_setting('deadlock_timeout') as interval)"))
                    .hasSize(transactions));
  }
}
