package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** An idempotency key stands for what was sent with it: other paper is never thrown away unseen. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class UploadKeyApiTest {
  private static final byte[] SCAN = PaperBatch.ofSheets(1);
  private final String key = UUID.randomUUID().toString();

  @Test
  void aKeyThatBroughtAnotherScanIsRefused() {
    String exam = newExam();
    batch(exam, SCAN, 4).then().statusCode(202);

    conflict(batch(exam, PaperBatch.ofSheets(2), 4));
    conflict(batch(exam, SCAN, 8));
    conflict(batch(newExam(), SCAN, 4));

    batch(exam, SCAN, 4).then().statusCode(200).body("jobs[0].id", equalTo(key));
    assertThat(uploads(exam)).isEqualTo(1);
  }

  @Test
  void whatIsSentAgainIsAnsweredWithTheJobsInTheOrderOfTheFiles() {
    String exam = newExam();
    List<byte[]> scans = IntStream.rangeClosed(1, 5).mapToObj(PaperBatch::ofSheets).toList();
    List<String> jobs = scans(exam, scans).then().statusCode(202).extract().path("jobs.id");

    scans(exam, scans)
        .then()
        .statusCode(200)
        .body("jobs.id", equalTo(jobs))
        .body("jobs.total", contains(2, 4, 6, 8, 10));
  }

  @Test
  void aKeyThatBroughtAnotherPupilsFileIsRefused() {
    String exam = newExam(Map.of("upload_mode", "INDIVIDUAL_A4"));
    byte[] page = new PaperBatch().single(1).bytes();
    file(exam, "Dupont Marie.pdf", page).then().statusCode(202);

    conflict(file(exam, "Dupont Marie.pdf", new PaperBatch().single(2).bytes()));
    conflict(file(exam, "Martin Paul.pdf", page));

    file(exam, "Dupont Marie.pdf", page).then().statusCode(200);
    assertThat(uploads(exam)).isEqualTo(1);
  }

  @Test
  void aKeyOfWhichNoDigestWasKeptIsTakenAtItsWord() throws SQLException {
    String exam = newExam();
    batch(exam, SCAN, 4).then().statusCode(202);
    Database.execute(
        "update scan_job set request_sha256 = null where id = ?", UUID.fromString(key));

    batch(exam, SCAN, 4).then().statusCode(200);
  }

  private static void conflict(Response answer) {
    answer.then().statusCode(409).body("type", equalTo("/problems/conflict"));
  }

  private Response batch(String exam, byte[] scan, int pagesPerCopy) {
    return send(
        exam,
        admin().multiPart("file", "scan.pdf", scan).multiPart("pages_per_copy", "" + pagesPerCopy));
  }

  private Response scans(String exam, List<byte[]> scans) {
    RequestSpecification request = admin();
    scans.forEach(scan -> request.multiPart("file", "scan.pdf", scan));
    return send(exam, request);
  }

  private Response file(String exam, String name, byte[] content) {
    return send(exam, admin().multiPart("file", name, content));
  }

  private Response send(String exam, RequestSpecification request) {
    return request.header("Idempotency-Key", key).post("/api/exams/" + exam + "/uploads");
  }

  private static int uploads(String exam) {
    return Database.query("select 1 from upload where exam_id = ?", UUID.fromString(exam)).size();
  }
}
