package org.korrigo.exams.scan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;
import static org.korrigo.exams.scan.Secretariat.upload;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** An upload that is taken, and the job that follows from it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class UploadApiTest {
  /** After so long without a change the same is told again. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  @Test
  void progressIsToldByServerSentEventsToTheEnd() {
    String exam = newExam();
    String job =
        upload(exam, PaperBatch.ofSheets(4), null)
            .then()
            .statusCode(202)
            .body("jobs[0].state", equalTo("QUEUED"))
            .extract()
            .path("jobs[0].id");

    Instant begun = Instant.now();
    String events =
        admin()
            .accept("text/event-stream")
            .get("/api/exams/jobs/" + job + "/events")
            .then()
            .statusCode(200)
            .contentType(containsString("text/event-stream"))
            .extract()
            .asString();

    List<String> told =
        Arrays.stream(events.split("\n", -1)).filter(line -> line.startsWith("data:")).toList();
    assertThat(told).isNotEmpty();
    assertThat(told.getLast()).contains("\"state\":\"DONE\"").contains("\"done\":8");
    long silences = Duration.between(begun, Instant.now()).dividedBy(SILENCE);
    assertThat((long) told.size() - Set.copyOf(told).size()).isLessThanOrEqualTo(silences);
  }

  @Test
  void theJobsPlaceIsInTheAnswer() {
    String exam = newExam();

    String location =
        upload(exam, PaperBatch.ofSheets(1), null)
            .then()
            .statusCode(202)
            .extract()
            .header("Location");

    assertThat(location).contains("/api/exams/jobs/");
    admin().get(location).then().statusCode(200).body("exam_id", equalTo(exam));
  }

  @Test
  void theSameIdempotencyKeyIsTheSameJob() {
    String exam = newExam();
    String key = UUID.randomUUID().toString();
    byte[] scan = PaperBatch.ofSheets(1);
    admin()
        .header("Idempotency-Key", key)
        .multiPart("file", "a.pdf", scan)
        .post("/api/exams/" + exam + "/uploads")
        .then()
        .statusCode(202)
        .body("jobs.id", contains(key));

    admin()
        .header("Idempotency-Key", key)
        .multiPart("file", "a.pdf", scan)
        .post("/api/exams/" + exam + "/uploads")
        .then()
        .statusCode(200)
        .body("jobs.id", contains(key));

    admin()
        .header("Idempotency-Key", key)
        .multiPart("file", "a.pdf", scan)
        .post("/api/exams/" + newExam() + "/uploads")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
    assertThat(Database.query("select 1 from upload where exam_id = ?", UUID.fromString(exam)))
        .hasSize(1);
  }

  @Test
  void theSameFileTwiceNamesTheFirstUploadUnlessForced() throws SQLException {
    String exam = newExam();
    byte[] scan = PaperBatch.ofSheets(1);
    String first = processed(exam, scan, null).path("upload_id");

    upload(exam, scan, null)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/duplicate-upload"))
        .body("upload_id", equalTo(first));
    upload(newExam(), scan, null).then().statusCode(202);
    String second =
        admin()
            .multiPart("file", "again.pdf", scan)
            .queryParam("force", true)
            .post("/api/exams/" + exam + "/uploads")
            .then()
            .statusCode(202)
            .extract()
            .path("jobs[0].upload_id");
    assertFirst(first, exam, scan);
    Database.execute(
        "update upload set uploaded_at = uploaded_at - interval '1 day' where id = ?",
        UUID.fromString(second));
    assertFirst(second, exam, scan);
  }

  private static void assertFirst(String first, String exam, byte[] scan) {
    upload(exam, scan, null).then().statusCode(409).body("upload_id", equalTo(first));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    String unknown = UUID.randomUUID().toString();

    upload(unknown, PaperBatch.ofSheets(1), null).then().statusCode(404);
    admin().get("/api/exams/jobs/" + unknown).then().statusCode(404);
    admin()
        .get("/api/exams/jobs/" + unknown + "/events")
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/not-found"));
    admin().get("/api/exams/" + unknown + "/booklets").then().statusCode(404);
    admin().get("/api/exams/booklets/" + unknown + "/header").then().statusCode(404);
    admin().get("/api/exams/booklets/" + unknown + "/pages/1").then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "{id}/uploads,POST",
    "jobs/{id},GET",
    "jobs/{id}/events,GET",
    "jobs/{id}/cancellation,POST",
    "{id}/pdfs,GET",
    "{id}/booklets,GET",
    "booklets/{id}/header,GET",
    "booklets/{id}/pages/1,GET",
    "booklets/{id}/pages/1/preview,GET"
  })
  void whatBearsNamesIsForTheSecretariatAlone(String path, String method) {
    String target = "/api/exams/" + path.replace("{id}", UUID.randomUUID().toString());
    for (String token : List.of(Tokens.teacher("t-1"), Tokens.student("s-1"))) {
      of(method, given().auth().oauth2(token))
          .request(method, target)
          .then()
          .statusCode(403)
          .body("type", equalTo("/problems/forbidden"));
    }
    of(method, given()).request(method, target).then().statusCode(401);
  }

  private static RequestSpecification of(String method, RequestSpecification request) {
    return method.equals("POST") ? request.multiPart("file", "a.pdf", new byte[] {1}) : request;
  }
}
