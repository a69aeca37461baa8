package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.upload;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** What is not taken in, and that nothing of it is kept. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RefusedUploadApiTest {
  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

  static Stream<Arguments> refusedFiles() {
    return Stream.of(
        Arguments.of("scan.png", PaperBatch.ofSheets(1), "EXTENSION"),
        Arguments.of(
            "scan.pdf", "not a pdf at all".getBytes(StandardCharsets.US_ASCII), "NOT_A_PDF"),
        Arguments.of("scan.pdf", new byte[0], "NOT_A_PDF"),
        Arguments.of("scan.pdf", Arrays.copyOf(PaperBatch.ofSheets(1), 4000), "DAMAGED"),
        Arguments.of("scan.pdf", new PaperBatch().recto(0).locked().bytes(), "ENCRYPTED"),
        Arguments.of("scan.pdf", new PaperBatch().emptyPages(0).bytes(), "NO_PAGES"),
        Arguments.of("scan.pdf", new PaperBatch().emptyPages(501).bytes(), "TOO_MANY_PAGES"),
        Arguments.of("SCAN.PDF", new PaperBatch().pixelBomb().bytes(), "TOO_MANY_PIXELS"));
  }

  @ParameterizedTest
  @MethodSource("refusedFiles")
  void aRefusedFileIsToldWhyAndLeavesNothingBehind(String name, byte[] content, String reason) {
    String exam = newExam();
    ShortOfRoom.awaitWorkers();
    List<Path> before = storedFiles();

    admin()
        .multiPart("file", name, content)
        .post("/api/exams/" + exam + "/uploads")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/unsupported-scan"))
        .body("reason", equalTo(reason))
        .body("detail", notNullValue());

    assertThat(Database.query("select 1 from upload where exam_id = ?", UUID.fromString(exam)))
        .isEmpty();
    await().untilAsserted(() -> assertThat(storedFiles()).isEqualTo(before));
  }

  @ParameterizedTest
  @CsvSource({"5", "0", "-4", "four", "84", "99999999999"})
  void pagesPerCopyIsAMultipleOfASheets(String pages) {
    String exam = newExam();

    admin()
        .multiPart("file", "a.pdf", PaperBatch.ofSheets(1))
        .multiPart("pages_per_copy", pages)
        .post("/api/exams/" + exam + "/uploads")
        .then()
        .statusCode(400)
        .body("violations.field", contains("pages_per_copy"));
  }

  @Test
  void withoutAFileThereIsNothingToTake() {
    admin()
        .multiPart("pages_per_copy", "4")
        .post("/api/exams/" + newExam() + "/uploads")
        .then()
        .statusCode(400)
        .body("violations.field", contains("file"));
    admin()
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/api/exams/" + newExam() + "/uploads")
        .then()
        .statusCode(415);
  }

  @Test
  void aFileBeyondTheLimitIsRefused() {
    byte[] tooLarge = Arrays.copyOf(PaperBatch.ofSheets(1), 7 * 1024 * 1024);

    upload(newExam(), tooLarge, null)
        .then()
        .statusCode(413)
        .body("type", equalTo("/problems/too-large"))
        .body("max_bytes", is(6 * 1024 * 1024));
  }

  private List<Path> storedFiles() {
    return LiveDirectory.files(files);
  }
}
