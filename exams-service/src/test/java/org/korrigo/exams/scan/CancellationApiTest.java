package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;
import static org.korrigo.exams.scan.Secretariat.upload;
import static org.korrigo.exams.scan.Secretariat.uploadAll;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.exam.ExamOutline;
import org.korrigo.exams.exam.IdentityOn;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;

/** Taking an upload back while its copies are not proposed yet. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class CancellationApiTest {
  @Inject CuttingScans cutting;

  @Test
  void aCancelledUploadLeavesTheExamAsBeforeIt() throws SQLException {
    String exam = newExam();
    byte[] scan = PaperBatch.ofSheets(3);
    String job = interrupted(exam, scan);

    cancel(job)
        .then()
        .statusCode(200)
        .body("state", equalTo("CANCELLED"))
        .body("upload_id", nullValue())
        .body("finished_at", notNullValue());

    assertThat(booklets(exam)).isEmpty();
    assertThat(copies(exam)).isEmpty();
    assertThat(rows("upload", exam)).isZero();
    assertThat(
            Database.query("select pdf_source, paper_received_at from exam where id = ?", id(exam)))
        .allSatisfy(row -> assertThat(row.values()).containsOnlyNulls());
    upload(exam, scan, null).then().statusCode(202);
  }

  @Test
  void paperThatCameBeforeStays() throws SQLException {
    String exam = newExam();
    processed(exam, PaperBatch.ofSheets(1), null);
    String job = interrupted(exam, PaperBatch.ofSheets(2));

    cancel(job).then().statusCode(200);

    assertThat(copies(exam)).hasSize(1);
    assertThat(rows("upload", exam)).isEqualTo(1);
    assertThat(
            Database.query(
                "select 1 from exam e join upload u on u.exam_id = e.id and u.file = e.pdf_source"
                    + " where e.id = ?",
                id(exam)))
        .hasSize(1);
  }

  @Test
  void paperThatComesMeanwhileStaysTheExams() throws Exception {
    String exam = newExam();
    String job = interrupted(exam, PaperBatch.ofSheets(1));
    try (OtherTransaction upload = OtherTransaction.begin();
        ExecutorService person = Executors.newSingleThreadExecutor()) {
      upload
          .run("update exam set paper_received_at = now() where id = ?", id(exam))
          .run(
              "insert into upload (id, exam_id, file, sha256, sides, pages_per_copy, is_forced,"
                  + " actor_id, uploaded_at) select gen_random_uuid(), exam_id, file, repeat('a',"
                  + " 64), sides, pages_per_copy, false, actor_id, now() from upload where exam_id"
                  + " = ?",
              id(exam));
      Future<Response> answer = person.submit(() -> cancel(job));
      await().until(() -> answer.isDone() || OtherTransaction.someoneWaits("exam"));
      upload.commit();

      answer.get().then().statusCode(200).body("state", equalTo("CANCELLED"));
    }

    assertThat(rows("upload", exam)).isEqualTo(1);
    assertThat(
            Database.query(
                "select 1 from exam where id = ? and pdf_source is not null and paper_received_at"
                    + " is not null",
                id(exam)))
        .hasSize(1);
  }

  @Test
  void filesOfSinglePupilsAreTakenBackTogether() throws SQLException {
    String exam = newExam(Map.of("upload_mode", "INDIVIDUAL_A4"));
    Response taken =
        uploadAll(
            exam,
            Map.of(
                "A.pdf", new PaperBatch().single(1).bytes(),
                "B.pdf", new PaperBatch().single(2).bytes()));
    String job = taken.path("jobs[0].id");
    Secretariat.finished(job);
    asIfItHadNotEnded(job);

    cancel(job).then().statusCode(200).body("state", equalTo("CANCELLED"));

    assertThat(rows("exam_pdf", exam)).isZero();
    assertThat(rows("upload", exam)).isZero();
    assertThat(booklets(exam)).isEmpty();
  }

  @Test
  void aWorkerThatHasTheJobInHandWritesNothingAnyMore() throws SQLException {
    String exam = newExam();
    String job = interrupted(exam, PaperBatch.ofSheets(2));
    ClaimedJob claim = inHand(exam, job);

    cancel(job).then().statusCode(200);

    assertThatThrownBy(() -> cutting.work(claim, () -> true))
        .isInstanceOf(LeaseLostException.class);
    assertThat(booklets(exam)).isEmpty();
    admin().get("/api/exams/jobs/" + job).then().body("state", equalTo("CANCELLED"));
  }

  @Test
  void aJobThatIsCuttingIsCancelled() throws Exception {
    String exam = newExam();
    byte[] scan = PaperBatch.ofSheets(12);
    String job;
    try (OtherTransaction brake = OtherTransaction.begin();
        ExecutorService person = Executors.newSingleThreadExecutor()) {
      // Given a worker that has cut its first sheets and cannot note them yet
      brake.run("lock table booklet in exclusive mode");
      job = upload(exam, scan, null).then().statusCode(202).extract().path("jobs[0].id");
      await().until(() -> OtherTransaction.someoneWaits("into booklet"));
      Future<Response> answer = person.submit(() -> cancel(job));
      await().until(() -> answer.isDone() || OtherTransaction.someoneWaits("from scan_job"));

      brake.commit();

      answer.get().then().statusCode(200).body("state", equalTo("CANCELLED"));
    }

    upload(exam, scan, null).then().statusCode(202);
    String again = admin().get("/api/exams/" + exam + "/jobs").path("[1].id");
    Secretariat.finished(again).then().body("state", equalTo("DONE"));
    assertThat(booklets(exam)).hasSize(12);
    assertThat(rows("upload", exam)).isEqualTo(1);
    admin().get("/api/exams/jobs/" + job).then().body("state", equalTo("CANCELLED"));
  }

  @Test
  void aJobThatFailedMayBeTakenBackSoThatItsFileMayComeAgain() throws SQLException {
    String exam = newExam();
    byte[] scan = PaperBatch.ofSheets(1);
    String job = interrupted(exam, scan);
    Database.execute(
        "update scan_job set state = 'FAILED', finished_at = now(), lease_until = null where id ="
            + " ?",
        id(job));

    cancel(job).then().statusCode(200);

    upload(exam, scan, null).then().statusCode(202);
  }

  @Test
  void whatIsDoneCannotBeCancelled() {
    String exam = newExam();
    String job = processed(exam, PaperBatch.ofSheets(1), null).path("id");

    cancel(job)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/illegal-transition"))
        .body("state", equalTo("DONE"))
        .body("action", equalTo("CANCEL"));

    assertThat(copies(exam)).hasSize(1);
  }

  @Test
  void whatIsCancelledIsNotCancelledTwice() throws SQLException {
    String job = interrupted(newExam(), PaperBatch.ofSheets(1));
    cancel(job).then().statusCode(200);

    cancel(job).then().statusCode(409).body("state", equalTo("CANCELLED"));
  }

  @Test
  void aJobThatIsNotThereCannotBeCancelled() {
    cancel(UUID.randomUUID().toString()).then().statusCode(404);
  }

  @Test
  void theEventsOfACancelledJobEnd() throws SQLException {
    String job = interrupted(newExam(), PaperBatch.ofSheets(1));
    cancel(job);

    String events =
        admin().accept("text/event-stream").get("/api/exams/jobs/" + job + "/events").asString();

    assertThat(events).contains("\"state\":\"CANCELLED\"");
  }

  @Test
  void theModeMayChangeAgainWhenNoPaperIsLeft() throws SQLException {
    String exam = newExam();
    String job = interrupted(exam, PaperBatch.ofSheets(1));
    cancel(job).then().statusCode(200);

    admin()
        .header("If-Match", "\"0\"")
        .contentType("application/json")
        .body(Map.of("name", "Bac", "date", "2026-01-15", "upload_mode", "INDIVIDUAL_A4"))
        .put("/api/exams/" + exam)
        .then()
        .statusCode(200)
        .body("upload_mode", is("INDIVIDUAL_A4"));
  }

  private static Response cancel(String job) {
    return admin().post("/api/exams/jobs/" + job + "/cancellation");
  }

  /** A job of which every step but the last was done, held by a worker that says nothing. */
  private static String interrupted(String exam, byte[] scan) throws SQLException {
    String job = processed(exam, scan, null).path("id");
    asIfItHadNotEnded(job);
    return job;
  }

  private static void asIfItHadNotEnded(String job) throws SQLException {
    Database.execute(
        "delete from copy where id in (select copy_id from copy_booklet join booklet b on b.id ="
            + " booklet_id join scan_job j on j.exam_id = b.exam_id where j.id = ? and (b.upload_id"
            + " = j.upload_id or j.upload_id is null))",
        id(job));
    Database.execute(
        "update scan_job set state = 'RUNNING', finished_at = null, lease_token = ?, lease_until ="
            + " now() + interval '1 hour' where id = ?",
        id(job),
        id(job));
  }

  /** The interrupted job in its worker's hands; nothing of it is settled yet. */
  private static ClaimedJob inHand(String exam, String job) throws SQLException {
    Map<String, Object> upload =
        Database.query(
                "select u.id, file ->> 'key' as key, u.sha256, (file ->> 'size')::bigint as size"
                    + " from upload u join scan_job j on j.upload_id = u.id where j.id = ?",
                id(job))
            .getFirst();
    Database.execute("delete from booklet where upload_id = ?", upload.get("id"));
    Database.execute("update scan_job set done = 0 where id = ?", id(job));
    return new ClaimedJob(
        id(job),
        id(job),
        (UUID) upload.get("id"),
        new ExamOutline(id(exam), UploadMode.BATCH_A3, 4, IdentityOn.EVERY_SHEET, 0.43, 0.43),
        new StoredFile(
            (String) upload.get("key"),
            (String) upload.get("sha256"),
            (Long) upload.get("size"),
            "application/pdf"),
        4,
        "somebody",
        false,
        OptionalDouble.empty(),
        false);
  }

  private static int rows(String table, String exam) {
    return Database.query("select 1 from " + table + " where exam_id = ?", id(exam)).size();
  }

  private static UUID id(String text) {
    return UUID.fromString(text);
  }
}
