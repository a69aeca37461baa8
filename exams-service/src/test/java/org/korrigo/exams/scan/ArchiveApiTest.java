package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.finished;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.uploadAll;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.exams.scan.archive.SampleArchive;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Single pupils' files in one ZIP archive. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ArchiveApiTest {
  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

  @Test
  void anArchiveIsTakenLikeItsFilesAndWhatIsIgnoredIsSaid() {
    String exam = individualExam();
    byte[] archive =
        new SampleArchive()
            .with("TG2/", new byte[0], entry -> entry.withMode(0x41ED))
            .with("TG2/LEFÈVRE_Zoé.pdf", paper(1))
            .with("TG2/DUPONT Jean.pdf", paper(2))
            .with("__MACOSX/._TG2", new byte[] {1})
            .bytes();

    String job =
        uploadAll(exam, Map.of("TG2.zip", archive))
            .then()
            .statusCode(202)
            .body("jobs", hasSize(1))
            .body("ignored", contains("TG2/", "__MACOSX/._TG2"))
            .extract()
            .path("jobs[0].id");

    finished(job).then().body("state", equalTo("DONE"));
    admin()
        .get("/api/exams/" + exam + "/pdfs")
        .then()
        .body("student_identifier", contains("LEFÈVRE Zoé", "DUPONT Jean"));
    assertThat(copies(exam)).hasSize(2);
    await().untilAsserted(() -> assertThat(incoming()).isEmpty());
  }

  static Stream<Arguments> refusedArchives() {
    return Stream.of(
        Arguments.of(422, "ENTRY_NAME", "../A.pdf", new SampleArchive().with("../A.pdf", paper(1))),
        Arguments.of(
            422,
            "NOT_A_FILE",
            "A.pdf",
            new SampleArchive().with("A.pdf", paper(1), entry -> entry.withMode(0xA1FF))),
        Arguments.of(
            422,
            "ENCRYPTED",
            "A.pdf",
            new SampleArchive()
                .with("B.pdf", paper(2))
                .with("A.pdf", paper(1), entry -> entry.withFlags(1))),
        Arguments.of(
            422,
            "NOT_A_PDF",
            "A.pdf",
            new SampleArchive()
                .with("B.pdf", paper(2))
                .with("A.pdf", new SampleArchive().with("C.pdf", paper(1)).bytes())),
        Arguments.of(
            422,
            "NAME",
            "TG2/__.pdf",
            new SampleArchive().with("B.pdf", paper(2)).with("TG2/__.pdf", paper(1))),
        Arguments.of(
            413,
            "RATIO",
            "A.pdf",
            new SampleArchive().with("B.pdf", paper(2)).with("A.pdf", new byte[5 << 20])),
        Arguments.of(
            413,
            "ENTRY_TOO_LARGE",
            "A.pdf",
            new SampleArchive().with("A.pdf", random((6 << 20) + 1))),
        Arguments.of(422, "EMPTY", "papers.zip", new SampleArchive()));
  }

  @ParameterizedTest
  @MethodSource("refusedArchives")
  void aRefusedArchiveNamesTheEntryAndLeavesNothingBehind(
      int status, String reason, String entry, SampleArchive archive) {
    String exam = individualExam();
    ShortOfRoom.awaitWorkers();
    List<Path> before = stored();

    uploadAll(exam, Map.of("papers.zip", archive.bytes()))
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("reason", equalTo(reason))
        .body("violations.field", contains(entry));

    assertThat(Database.query("select 1 from upload where exam_id = ?", UUID.fromString(exam)))
        .isEmpty();
    await().untilAsserted(() -> assertThat(incoming()).isEmpty());
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void whatIsAlreadyThereLeavesNothingOfTheOthersBehind() {
    String exam = individualExam();
    byte[] first = paper(1);
    finished(uploadAll(exam, Map.of("A.pdf", first)).path("jobs[0].id"));
    ShortOfRoom.awaitWorkers();
    List<Path> before = stored();

    uploadAll(
            exam,
            Map.of(
                "p.zip", new SampleArchive().with("N.pdf", paper(2)).with("O.pdf", first).bytes()))
        .then()
        .statusCode(409)
        .body("violations.field", contains("O.pdf"));

    await().untilAsserted(() -> assertThat(incoming()).isEmpty());
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void anArchiveComesAlone() {
    Map<String, byte[]> both = new LinkedHashMap<>();
    both.put("a.zip", new SampleArchive().with("A.pdf", paper(1)).bytes());
    both.put("B.pdf", paper(2));

    uploadAll(individualExam(), both)
        .then()
        .statusCode(400)
        .body("violations.field", contains("file"));
  }

  private static String individualExam() {
    return newExam(Map.of("upload_mode", "INDIVIDUAL_A4"));
  }

  private static byte[] paper(int number) {
    return new PaperBatch().single(number).bytes();
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /** What requests are streamed to and archives unpacked to. */
  private List<Path> incoming() {
    return LiveDirectory.files(files.resolve("incoming"));
  }

  private List<Path> stored() {
    return LiveDirectory.files(files.resolve("exams"));
  }
}
