package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.PackagedService;
import org.korrigo.testing.Tokens;

/**
 * The whole packaged service takes in the largest batch with 300 MB of heap, its progress being
 * asked meanwhile, and loses no side of it. Where it runs out of memory it ends, and so does this.
 */
class BatchMemoryIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final long MEGABYTE = 1 << 20;
  private static final int SIDES = 500;

  /**
   * What half a batch more may hold: what was seen of each side is kept for the plan, 64 KB at the
   * most. A side's own bytes are 100 KB, its picture 4 MB.
   */
  private static final long MORE_SEEN = SIDES / 2 * 64L * 1024;

  /** Else a collection leaves the dead lie among many that live, and they count as in use. */
  private static final String NOTHING_DEAD_IS_LEFT = "-XX:MarkSweepDeadRatio=0";

  private static final Infrastructure INFRASTRUCTURE = new Infrastructure();

  private static PackagedService service;
  private static HeapOfProcess heap;

  @TempDir Path directory;

  @BeforeAll
  static void start() throws Exception {
    Map<String, String> settings = INFRASTRUCTURE.start();
    settings.forEach(System::setProperty);
    service =
        PackagedService.start(
                settings,
                Map.of(),
                List.of("-Xmx300m", "-XX:+ExitOnOutOfMemoryError", NOTHING_DEAD_IS_LEFT))
            .awaitReady();
    heap = HeapOfProcess.of(service.pid());
  }

  @AfterAll
  static void stop() {
    service.stop();
    INFRASTRUCTURE.stop();
  }

  @Test
  void aBatchTwiceAsLongHoldsBarelyMore() throws IOException {
    long half = heldWhileTaking(SIDES / 2);
    long whole = heldWhileTaking(SIDES);

    assertThat(whole).isLessThan(half + MORE_SEEN);
  }

  /** Takes a batch in; the most bytes that were still in use when all others were cleared away. */
  private long heldWhileTaking(int sides) throws IOException {
    Path batch = directory.resolve(sides + ".pdf");
    LargeBatch.write(batch, sides, directory);
    assertThat(Files.size(batch)).isGreaterThan(sides * 100_000L);
    String exam = newExam();
    AtomicLong held = new AtomicLong();
    heap.forgetPeak();

    String job = upload(exam, batch);
    await()
        .atMost(PATIENCE)
        .pollInterval(BETWEEN_LOOKS)
        .until(
            () -> {
              held.accumulateAndGet(heap.held(), Math::max);
              return admin().get("/jobs/" + job).path("state");
            },
            equalTo("DONE"));

    admin()
        .get("/" + exam + "/ledger")
        .then()
        .body("sides.fed", equalTo(sides))
        .body("sides.used", equalTo(sides))
        .body("sheets.received", equalTo(sides / 2));
    System.out.printf(
        Locale.ROOT,
        "%d sides, %d MB: heap at most %d MB, %d MB of it in use%n",
        sides,
        Files.size(batch) / 1_000_000,
        heap.peak() / MEGABYTE,
        held.get() / MEGABYTE);
    return held.get();
  }

  private static String newExam() {
    return admin()
        .contentType(ContentType.JSON)
        .body(Map.of("name", "Bac blanc", "date", "2026-01-15"))
        .post()
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Sends a batch; the id of its job. */
  private static String upload(String exam, Path batch) {
    return admin()
        .multiPart("file", batch.toFile())
        .post("/" + exam + "/uploads")
        .then()
        .statusCode(202)
        .extract()
        .path("jobs[0].id");
  }

  private static RequestSpecification admin() {
    return service.as(Tokens.admin()).basePath("/api/exams");
  }
}
