package org.korrigo.exams.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.korrigo.exams.handover.HandOvers.request;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.handOverFinished;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** A copy of which the store has lost a file: neither the scan nor the copy is at fault. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LostFileApiTest {
  private String exam;
  private String copy;
  private String key;
  private Path file;

  @BeforeEach
  void aCopyOfOneSheet() {
    exam = newExam();
    processed(exam, paper(), 4).then().body("state", equalTo("DONE"));
    copy = copies(exam).getFirst();
    key =
        (String)
            Database.query(
                    "select pages_images -> 0 -> 'image' -> 'file' ->> 'key' as key from booklet"
                        + " where exam_id = ?",
                    UUID.fromString(exam))
                .getFirst()
                .get("key");
    file =
        Path.of(ConfigProvider.getConfig().getValue("korrigo.files.directory", String.class))
            .resolve(key);
  }

  @Test
  void theFileAndWhatCanBeDoneAreNamedAndTheCopyGoesOnceItIsBack() throws IOException {
    byte[] content = Files.readAllBytes(file);
    Files.delete(file);

    handOver()
        .statusCode(503)
        .body("type", equalTo("/problems/stored-file-lost"))
        .body("copy_id", equalTo(copy))
        .body("file_key", equalTo(key))
        .body("detail", containsString(key + ": it is missing. Put it back from the backup"));
    assertThat(status()).isEqualTo("STAGING");

    Files.write(file, content);
    handOver().statusCode(200);
  }

  @Test
  void aFileWithOtherContentIsLostAsWell() throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[content.length / 2] ^= 1;
    Files.write(file, content);

    handOver()
        .statusCode(503)
        .body("type", equalTo("/problems/stored-file-lost"))
        .body("detail", containsString("its content is not what was stored"));
    assertThat(status()).isEqualTo("STAGING");
  }

  @Test
  void ofAnExamsCopiesOneIsTriedAgainUntilItsFileIsBack() throws IOException {
    byte[] content = Files.readAllBytes(file);
    Files.delete(file);

    UUID id = UUID.fromString(request(exam).path("id"));
    await()
        .until(
            () ->
                !Database.query(
                        "select 1 from hand_over_copy where hand_over_id = ? and attempts > 0 and"
                            + " state = 'WAITING'",
                        id)
                    .isEmpty());
    Files.write(file, content);

    handOverFinished(id.toString()).then().body("faults", hasSize(0));
    assertThat(status()).isEqualTo("READY");
  }

  @Test
  void aFileThatStaysAwayIsNamedInTheEnd() throws IOException, SQLException {
    Files.delete(file);
    UUID id = UUID.randomUUID();
    Database.execute(
        "insert into hand_over (id, exam_id, actor_id, created_at) values (?, ?, 'secretariat',"
            + " now())",
        id,
        UUID.fromString(exam));
    Database.execute(
        "insert into hand_over_copy (hand_over_id, copy_id, attempts, started_at, lease_until)"
            + " values (?, ?, 4, now(), now() - interval '1 second')",
        id,
        UUID.fromString(copy));

    handOverFinished(id.toString())
        .then()
        .body("faults.copy_id", contains(copy))
        .body("faults[0].type", equalTo("/problems/stored-file-lost"))
        .body("faults[0].message", containsString(key));
    assertThat(status()).isEqualTo("STAGING");
  }

  /** Paper of this test alone: the same pages of two exams are one file. */
  private static byte[] paper() {
    return new PaperBatch().landscapeSheet(171).bytes();
  }

  private ValidatableResponse handOver() {
    return admin().post("/api/exams/copies/" + copy + "/validation").then();
  }

  private String status() {
    return admin().get("/api/exams/copies/" + copy).path("status");
  }
}
