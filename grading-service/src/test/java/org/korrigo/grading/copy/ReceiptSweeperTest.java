package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** A write's receipt is kept for 30 days; then its key is new again, and versions still guard. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ReceiptSweeperTest {
  /** Told in hours: a day has 23 or 25 of them where the clocks are changed. */
  private static final String AGE =
      "update write_receipt set written_at = now() - cast(? as interval) where key = ?";

  @Inject ReceiptSweeper sweeper;

  @Test
  void removesReceiptsOfMoreThanThirtyDaysAndNoOthers() throws Throwable {
    // Given
    Desk desk = Desk.locked();
    UUID old = UUID.randomUUID();
    UUID young = UUID.randomUUID();
    write(desk, old, 1, null).then().statusCode(200);
    write(desk, young, 2, "\"1\"").then().statusCode(200);
    Database.execute(AGE, "720 hours 1 minute", old);
    Database.execute(AGE, "719 hours", young);

    // When
    VertxContextSupport.subscribeAndAwait(sweeper::sweep);

    // Then
    assertThat(known(old)).isFalse();
    assertThat(known(young)).isTrue();
    write(desk, young, 2, "\"1\"").then().statusCode(200);
    write(desk, old, 1, null).then().statusCode(428);
    desk.asTeacher().get("/copies/" + desk.copy + "/scores/ex2").then().body("score", equalTo(2));
  }

  @Test
  void removesHoweverManyThereAre() throws Throwable {
    // Given
    Desk desk = Desk.locked();
    Database.execute(
        "insert into write_receipt (key, copy_id, request, written_at) select gen_random_uuid(), ?,"
            + " 'x', now() - interval '31 days' from generate_series(1, ?)",
        desk.copy,
        2 * Receipts.AT_ONCE + 1);

    // When
    VertxContextSupport.subscribeAndAwait(sweeper::sweep);

    // Then
    assertThat(Database.query("select 1 from write_receipt where copy_id = ?", desk.copy))
        .isEmpty();
  }

  private static Response write(Desk desk, UUID key, int points, String seen) {
    var request = desk.asTeacher().header("Idempotency-Key", key);
    return (seen == null ? request : request.header("If-Match", seen))
        .body(Map.of("scores", Map.of("ex2", points)))
        .put("/copies/" + desk.copy + "/scores");
  }

  private static boolean known(UUID key) throws SQLException {
    return !Database.query("select 1 from write_receipt where key = ?", key).isEmpty();
  }
}
