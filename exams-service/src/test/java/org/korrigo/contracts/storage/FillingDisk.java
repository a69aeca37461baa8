package org.korrigo.contracts.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusMock;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.korrigo.testing.Database;
import org.korrigo.testing.FullStore;

/**
 * The service's store on a disk that is full after some writes: files that are made there take no
 * byte, and files that were written are not taken in. Each failure is one of the file system.
 */
public final class FillingDisk extends DirectoryFileStore {
  private static final String TOLD =
      "Files cannot be stored at the moment; nothing of the request is kept. Try again.";
  private static final Path TAKES_NO_BYTE = Path.of("/dev/full");

  /** Without what a test pretends to have in hand for long. */
  private static final String LEFT_TO_WORKERS =
      """
      select id from scan_job where state in ('QUEUED', 'RUNNING')
        and coalesce(lease_until, now()) < now() + interval '5 minutes'
      union all
      select copy_id from hand_over_copy where state = 'WAITING'
        and coalesce(lease_until, now()) < now() + interval '5 minutes'
      """;

  private int room = Integer.MAX_VALUE;

  private FillingDisk() {
    super(root(), "exams");
  }

  private static Path root() {
    return Path.of(ConfigProvider.getConfig().getValue("korrigo.files.directory", String.class));
  }

  /**
   * Asks for the same again and again, each time with room for one write more, until it is done:
   * before, it is refused as unavailable, and nothing that was stored changes.
   *
   * @param seen what could change
   * @return the first answer that is no refusal, and how often it was refused
   */
  public static Outcome untilThereIsRoom(Supplier<Response> request, Supplier<?> seen) {
    FillingDisk disk = inUse();
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
      await().untilAsserted(() -> assertThat(incoming()).isZero());
    }
  }

  /**
   * How a request ended.
   *
   * @param refusals how often it was refused before
   */
  public record Outcome(Response answer, int refusals) {}

  /**
   * In place of the service's store, for the rest of a test; with room for everything. What other
   * tests left to workers is ended first: they write too.
   */
  public static FillingDisk inUse() {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(Database.query(LEFT_TO_WORKERS)).isEmpty());
    FillingDisk disk = new FillingDisk();
    QuarkusMock.installMockForType(disk, FileStore.class);
    return disk;
  }

  /** From now on there is room for so many files more that are made or taken in. */
  public synchronized void leave(int writes) {
    room = writes;
  }

  /** From now on there is room for everything. */
  public void leaveEnough() {
    leave(Integer.MAX_VALUE);
  }

  private synchronized boolean hasRoom() {
    return room-- > 0;
  }

  private static long incoming() throws IOException {
    try (Stream<Path> files = Files.list(root().resolve("incoming").resolve("exams"))) {
      return files.count();
    }
  }

  @Override
  public Path newTemporaryFile() {
    Path file = super.newTemporaryFile();
    if (hasRoom()) {
      return file;
    }
    try {
      Files.delete(file);
      return Files.createSymbolicLink(file, TAKES_NO_BYTE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public StoredFile store(Path content, String contentType) {
    if (hasRoom()) {
      return super.store(content, contentType);
    }
    try (FullStore _ = FullStore.ofWritten("exams")) {
      return super.store(content, contentType);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
