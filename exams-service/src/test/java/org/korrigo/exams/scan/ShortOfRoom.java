package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.korrigo.contracts.storage.FillingDisk;
import org.korrigo.testing.Database;

/** What is asked of the service while its disk fills up, and again once there is room. */
public final class ShortOfRoom {
  private static final String TOLD =
      "Files cannot be stored at the moment; nothing of the request is kept. Try again.";

  /** Without what a test pretends to have in hand for long. */
  private static final String LEFT_TO_WORKERS =
      """
      select id from scan_job where state in ('QUEUED', 'RUNNING')
        and coalesce(lease_until, now()) < now() + interval '5 minutes'
      union all
      select copy_id from hand_over_copy where state = 'WAITING'
        and coalesce(lease_until, now()) < now() + interval '5 minutes'
      """;

  private ShortOfRoom() {}

  /**
   * Asks for the same again and again, each time with room for one write more, until it is done:
   * before, it is refused as unavailable, and nothing that was stored changes.
   *
   * @param seen what could change
   * @return the first answer that is no refusal, and how often it was refused
   */
  public static Outcome untilThereIsRoom(Supplier<Response> request, Supplier<?> seen) {
    FillingDisk disk = disk();
    Object before = seen.get();
    for (int writes = 0; ; writes++) {
      disk.leave(writes);
      Response answer = request.get();
      disk.leaveEnough();
      if (answer.statusCode() < 300) {
        return new Outcome(answer, writes);
      }
      answer
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .body("type", equalTo("/problems/unavailable"))
          .body("detail", equalTo(TOLD));
      assertThat(seen.get()).as("with room for %d writes", writes).isEqualTo(before);
      await().untilAsserted(() -> assertThat(disk.incoming()).isZero());
    }
  }

  /**
   * How a request ended.
   *
   * @param refusals how often it was refused before
   */
  public record Outcome(Response answer, int refusals) {}

  /** The disk of the service for the rest of a test, once nobody else writes to it. */
  static FillingDisk disk() {
    awaitWorkers();
    return FillingDisk.inUse("exams");
  }

  /**
   * Waits until what other tests left to workers is done, for they write too, and until what came
   * in with requests is gone, which is cleared away after their answers.
   */
  public static void awaitWorkers() {
    Path incoming =
        Path.of(ConfigProvider.getConfig().getValue("korrigo.files.directory", String.class))
            .resolve("incoming");
    await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(
            () -> {
              assertThat(Database.query(LEFT_TO_WORKERS)).isEmpty();
              assertThat(LiveDirectory.files(incoming)).isEmpty();
            });
  }
}
