package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.finished;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;
import static org.korrigo.exams.scan.Secretariat.uploadAll;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** The ways out of a job that failed, above all while it read a scan again. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RereadingApiTest {
  private static final String BREAK =
      "update upload set file = jsonb_set(file, '{key}', '\"exams/00/missing\"') where id = ?";
  private static final String MEND =
      "update upload set file = jsonb_set(file, '{key}', to_jsonb(cast(? as text))) where id = ?";

  private String exam;
  private String job;
  private UUID upload;
  private String key;

  @BeforeEach
  void askedForAPersonsWord() {
    exam = newExam();
    Response asked = processed(exam, new PaperBatch().plain(0).plain(1).plain(2).bytes(), null);
    job = asked.path("id");
    upload = UUID.fromString(asked.path("upload_id"));
    key =
        (String)
            Database.query("select file ->> 'key' as key from upload where id = ?", upload)
                .getFirst()
                .get("key");
  }

  @Test
  void aScanWhoseSecondReadingFailedIsReadOnceTheReasonIsGone() throws SQLException {
    readAgainInVain();
    mend();

    retry(job)
        .then()
        .statusCode(202)
        .body("state", equalTo("QUEUED"))
        .body("faults", is(empty()))
        .body("finished_at", equalTo(null));

    finished(job).then().body("state", equalTo("DONE")).body("done", is(6));
    assertThat(booklets(exam)).hasSize(3);
    assertThat(copies(exam)).hasSize(3);
  }

  @Test
  void whatTheFailedReadingSettledIsNotDoneTwiceAndIsProposed() throws SQLException {
    confirm().then().statusCode(202);
    finished(job);
    List<String> before = booklets(exam);
    failedAfterTwoSheets();

    retry(job).then().statusCode(202).body("done", is(4));

    finished(job).then().body("state", equalTo("DONE")).body("done", is(6));
    assertThat(booklets(exam)).hasSize(3).startsWith(before.get(0), before.get(1));
    assertThat(copies(exam)).hasSize(3);
  }

  @Test
  void whatIsLeftOfASheetWhoseOtherSideWasDiscardedIsAsked() {
    discardFirstSide().then().statusCode(201);

    confirm().then().statusCode(202);

    finished(job).then().body("state", equalTo("DONE"));
    sides()
        .then()
        .body("", hasSize(6))
        .body("state", contains("DISCARDED", "OPEN", "USED", "USED", "USED", "USED"))
        .body("[1].reason", containsString("side 1"));
  }

  @Test
  void aSecondReadingThatFailedMayBeLeft() throws SQLException {
    readAgainInVain();

    cancel()
        .then()
        .statusCode(200)
        .body("state", equalTo("DONE"))
        .body("upload_id", equalTo(upload.toString()))
        .body("done", is(6))
        .body("faults", hasSize(6))
        .body("faults.side", everyItem(notNullValue()))
        .body("finished_at", notNullValue());

    sides().then().body("", hasSize(6)).body("state", everyItem(equalTo("OPEN")));
    discardFirstSide().then().statusCode(201);
    cancel().then().statusCode(409).body("action", equalTo("CANCEL"));
    mend();
    confirm().then().statusCode(202);
    finished(job).then().body("state", equalTo("DONE"));
    assertThat(booklets(exam)).hasSize(2);
  }

  @Test
  void whatASecondReadingCutGoesWhenItIsLeft() throws SQLException {
    confirm().then().statusCode(202);
    finished(job);
    failedAfterTwoSheets();

    cancel().then().statusCode(200).body("state", equalTo("DONE")).body("faults", hasSize(6));

    assertThat(booklets(exam)).isEmpty();
    assertThat(copies(exam)).isEmpty();
    sides().then().body("state", everyItem(equalTo("OPEN")));
  }

  @Test
  void copiesOfTheFirstReadingStayWhenTheSecondIsLeft() throws SQLException {
    String mixed = newExam();
    byte[] scan =
        new PaperBatch()
            .landscapeSheet(0)
            .landscapeSheet(1)
            .landscapeSheet(2)
            .landscapeSheet(3)
            .recto(4)
            .bytes();
    Response first = processed(mixed, scan, null);
    job = first.path("id");
    upload = UUID.fromString(first.path("upload_id"));
    List<String> before = copies(mixed);
    int open = first.path("faults.size()");
    readAgainInVain();

    cancel().then().statusCode(200).body("faults", hasSize(open));

    assertThat(copies(mixed)).isEqualTo(before);
    admin()
        .get("/api/exams/" + mixed + "/ledger")
        .then()
        .body("sides.fed", is(9))
        .body("sides.open", is(open));
  }

  @Test
  void whatTheFirstReadingSetAsideAndWhatAPersonReplacedStaysWhenTheSecondIsLeft()
      throws SQLException {
    exam = newExam();
    byte[] scan =
        new PaperBatch()
            .landscapeSheet(0)
            .landscapeSheet(1)
            .white()
            .white()
            .landscapeSheet(2)
            .landscapeSheet(3)
            .recto(4)
            .bytes();
    Response first = processed(exam, scan, null);
    job = first.path("id");
    upload = UUID.fromString(first.path("upload_id"));
    List<String> cut = booklets(exam);
    String turn =
        admin()
            .contentType(ContentType.JSON)
            .body(Map.of("page", 1, "degrees", 180))
            .post("/api/exams/booklets/" + cut.getFirst() + "/turns")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    List<String> before = sides().path("state");
    assertThat(before).contains("BLANK", "OPEN", "USED");
    readAgainInVain();

    cancel().then().statusCode(200).body("state", equalTo("DONE"));

    sides().then().body("state", equalTo(before));
    admin().post("/api/exams/actions/" + turn + "/undo").then().statusCode(200);
    assertThat(booklets(exam)).isEqualTo(cut);
  }

  @Test
  void aFirstReadingThatFailedIsTriedAgainToo() throws SQLException {
    String pupils = newExam(Map.of("upload_mode", "INDIVIDUAL_A4"));
    String files =
        uploadAll(pupils, Map.of("A.pdf", new PaperBatch().single(1).bytes())).path("jobs[0].id");
    finished(files);
    Database.execute("delete from copy where exam_id = ?", UUID.fromString(pupils));
    Database.execute("update scan_job set state = 'FAILED' where id = ?", UUID.fromString(files));

    retry(files).then().statusCode(202);

    finished(files).then().body("state", equalTo("DONE"));
    assertThat(copies(pupils)).hasSize(1);
    assertThat(booklets(pupils)).hasSize(1);
  }

  @Test
  void whatDidNotFailIsNotTriedAgain() {
    retry(job)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/illegal-transition"))
        .body("state", equalTo("DONE"))
        .body("action", equalTo("RETRY"));
    retry(UUID.randomUUID().toString()).then().statusCode(404);
  }

  private void readAgainInVain() throws SQLException {
    Database.execute(BREAK, upload);
    confirm().then().statusCode(202);
    finished(job).then().body("state", equalTo("FAILED"));
  }

  private void mend() throws SQLException {
    Database.execute(MEND, key, upload);
  }

  private void failedAfterTwoSheets() throws SQLException {
    Database.execute("delete from copy where exam_id = ?", UUID.fromString(exam));
    Database.execute("delete from booklet where upload_id = ? and sheet > 2", upload);
    Database.execute(
        "update scan_job set state = 'FAILED', done = 4 where id = ?", UUID.fromString(job));
  }

  private Response confirm() {
    return admin().post("/api/exams/uploads/" + upload + "/confirmation");
  }

  private Response cancel() {
    return admin().post("/api/exams/jobs/" + job + "/cancellation");
  }

  private static Response retry(String job) {
    return admin().post("/api/exams/jobs/" + job + "/retry");
  }

  private Response sides() {
    return admin().get("/api/exams/" + exam + "/sides");
  }

  private Response discardFirstSide() {
    return admin()
        .contentType(ContentType.JSON)
        .body(Map.of("reason", "Lost"))
        .post("/api/exams/uploads/" + upload + "/sides/1/discards");
  }
}
