package org.korrigo.exams.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.scan.PaperBatch.annexPage;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.confirmed;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.finished;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;

/** What stands against a copy's hand-over, and what a hand-over sees of others' doings. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class CopyLedgerApiTest {
  private static final String SETTLE =
      "insert into scan_side (upload_id, side_number, state, reason, decided_at)"
          + " values (?, ?, ?, 'a test', now())";

  @Test
  void aSideThatIsReadAgainStandsAgainstItsCopyAsAnOpenOneDoes() throws Exception {
    String exam = newExam();
    byte[] scan =
        new PaperBatch()
            .landscapeSheet(0)
            .single(annexPage(0, 1))
            .landscapeSheet(1)
            .landscapeSheet(2)
            .bytes();
    Response job = processed(exam, scan, 4);
    UUID upload = UUID.fromString(job.path("upload_id"));

    readAgainInVain(upload, job.path("id"));

    List<String> copies = copies(exam);
    handOver(copies.get(0))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"))
        .body("open_sides.upload_id", contains(upload.toString()))
        .body("open_sides[0].sides", empty())
        .body("open_sides[0].pending", is(1));
    handOver(copies.get(1)).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({"2, OPEN, 0, 1", "3, OPEN, 1, 0", "2, PENDING, 0, 1"})
  void aCopyThatIsNotWholeWaitsForTheSideBesideItAndAWholeOneDoesNot(
      int sheet, String state, int part, int whole) throws SQLException {
    String exam = newExam();
    UUID upload = UUID.fromString(processed(exam, PaperBatch.ofSheets(4), 8).path("upload_id"));
    confirmed(upload.toString());
    List<String> copies = copies(exam);
    int side = 2 * sheet - 1;
    onlyOneSideCame(upload, sheet, state);

    handOver(copies.get(part))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"))
        .body("open_sides.upload_id", contains(upload.toString()))
        .body("open_sides[0].sides", "OPEN".equals(state) ? contains(side) : empty())
        .body("open_sides[0].pending", is("OPEN".equals(state) ? 0 : 1));
    handOver(copies.get(whole)).then().statusCode(200);

    Database.execute("delete from scan_side where upload_id = ? and side_number = ?", upload, side);
    Database.execute(SETTLE, upload, side, "DISCARDED");
    handOver(copies.get(part)).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({"USED,", "BLANK,", "DISCARDED,korrigo"})
  void whatAJobDecidesStandsAgainstThePartBesideItUntilTheJobIsDone(String state, String by)
      throws SQLException {
    String exam = newExam();
    Response read = processed(exam, PaperBatch.ofSheets(4), 8);
    UUID upload = UUID.fromString(read.path("upload_id"));
    String job = read.path("id");
    confirmed(upload.toString());
    String whole = copies(exam).get(0);
    String part = copies(exam).get(1);
    failedAfterThirdSheet(upload, UUID.fromString(job), state, by);

    handOver(part)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"))
        .body("open_sides.upload_id", contains(upload.toString()))
        .body("open_sides[0].sides", empty())
        .body("open_sides[0].pending", is(2));
    handOver(whole).then().statusCode(200);

    admin().post("/api/exams/jobs/" + job + "/retry").then().statusCode(202);
    finished(job).then().body("state", equalTo("DONE"));
    handOver(part)
        .then()
        .statusCode(200)
        .body("booklet_ids.size()", is(state.equals("USED") ? 2 : 1));
  }

  @Test
  void aSideThatSeemsToHaveBeenScannedAgainStandsAgainstItsCopyWhereverItLies()
      throws SQLException {
    String exam = newExam();
    UUID upload = UUID.fromString(processed(exam, PaperBatch.ofSheets(4), 4).path("upload_id"));
    List<String> copies = copies(exam);
    onlyOneSideCame(upload, 4, "OPEN");
    Database.execute(
        "update scan_side set twin_side = 2 where upload_id = ? and side_number = 7", upload);

    handOver(copies.get(0))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"))
        .body("open_sides[0].sides", contains(7));
    handOver(copies.get(2)).then().statusCode(200);

    Database.execute(
        "update scan_side set state = 'DISCARDED' where upload_id = ? and side_number = 7", upload);
    handOver(copies.get(0)).then().statusCode(200);
  }

  @Test
  void itStandsAgainstItsCopyWhileItIsReadAgainToo() throws SQLException {
    String exam = newExam();
    Response read = processed(exam, PaperBatch.ofSheets(4), 4);
    UUID upload = UUID.fromString(read.path("upload_id"));
    String job = read.path("id");
    List<String> copies = copies(exam);
    onlyOneSideCame(upload, 4, "OPEN");
    Database.execute(
        "update scan_side set twin_side = 2 where upload_id = ? and side_number = 7", upload);
    readAgainInVain(upload, job);

    handOver(copies.get(0))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"))
        .body("open_sides.upload_id", contains(upload.toString()))
        .body("open_sides[0].pending", is(1));
    handOver(copies.get(2)).then().statusCode(200);

    admin().post("/api/exams/jobs/" + job + "/cancellation").then().statusCode(200);
    handOver(copies.get(0))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"))
        .body("open_sides[0].sides", contains(7));
    handOver(copies.get(1)).then().statusCode(200);
  }

  @Test
  void itStandsAgainstNoneAnyMoreOnceASecondReadingHasTakenItForSomethingElse()
      throws SQLException {
    String exam = newExam();
    Response read = processed(exam, PaperBatch.ofSheets(4), 4);
    UUID upload = UUID.fromString(read.path("upload_id"));
    List<String> copies = copies(exam);
    Database.execute("delete from booklet where upload_id = ? and sheet = 4", upload);
    Database.execute(SETTLE, upload, 7, "OPEN");
    Database.execute(SETTLE, upload, 8, "OPEN");
    Database.execute(
        "update scan_side set twin_side = 2 where upload_id = ? and side_number = 8", upload);
    handOver(copies.get(0)).then().statusCode(409);

    admin().post("/api/exams/uploads/" + upload + "/confirmation").then().statusCode(202);
    finished(read.path("id")).then().body("state", equalTo("DONE"));

    handOver(copies.get(0)).then().statusCode(200);
    assertThat(Database.query("select 1 from earlier_twin where upload_id = ?", upload)).isEmpty();
  }

  @Test
  void aSideThatSomebodyTakesUpMeanwhileStandsAgainstItsCopy() throws Exception {
    String exam = newExam();
    UUID upload = UUID.fromString(processed(exam, PaperBatch.ofSheets(2), 4).path("upload_id"));
    List<String> copies = copies(exam);
    handOver(copies.get(1)).then().statusCode(200);

    Response answer =
        handOverWhile(
            exam,
            copies.get(0),
            "update scan_side set state = 'OPEN', reason = 'taken up again' where side_number = 2"
                + " and upload_id = ?",
            upload);

    answer
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"))
        .body("open_sides[0].sides", contains(2));
    admin().get("/api/exams/copies/" + copies.get(0)).then().body("status", equalTo("STAGING"));
  }

  @ParameterizedTest
  @CsvSource({"identity_zone = 0.6", "annex_zone = 0.6", "identity_on = 'FIRST_SHEET'"})
  void aCopyIsNotHandedOverWithTheIdentityZoneOfAMomentAgo(String change) throws Exception {
    String exam = newExam();
    processed(exam, PaperBatch.ofSheets(2), 4);
    List<String> copies = copies(exam);
    handOver(copies.get(1)).then().statusCode(200);

    Response answer =
        handOverWhile(
            exam,
            copies.get(0),
            "update exam set version = version + 1, " + change + " where id = ?",
            UUID.fromString(exam));

    answer.then().statusCode(412).body("type", equalTo("/problems/stale-version"));
    admin().get("/api/exams/copies/" + copies.get(0)).then().body("status", equalTo("STAGING"));
    handOver(copies.get(0)).then().statusCode(200);
  }

  /** A sheet of which the verso was not scanned, and of its recto it is not known whose it is. */
  private static void onlyOneSideCame(UUID upload, int sheet, String state) throws SQLException {
    Database.execute("delete from booklet where upload_id = ? and sheet = ?", upload, sheet);
    Database.execute(SETTLE, upload, 2 * sheet, "DISCARDED");
    if (!"PENDING".equals(state)) {
      Database.execute(SETTLE, upload, 2 * sheet - 1, state);
    }
  }

  /** A person's word lets a scan be read again, and its file is lost. */
  private static void readAgainInVain(UUID upload, String job) throws SQLException {
    Database.execute(
        "update upload set file = jsonb_set(file, '{key}', '\"exams/00/missing\"') where id = ?",
        upload);
    admin().post("/api/exams/uploads/" + upload + "/confirmation").then().statusCode(202);
    finished(job).then().body("state", equalTo("FAILED"));
  }

  /** A second reading has settled the third of four sheets, which make two copies, and failed. */
  private static void failedAfterThirdSheet(UUID upload, UUID job, String state, String by)
      throws SQLException {
    String third = "select id from booklet where upload_id = ? and sheet = 3";
    if (state.equals("USED")) {
      Database.execute("delete from copy_booklet where booklet_id = (" + third + ")", upload);
    } else {
      Database.execute("delete from booklet where id = (" + third + ")", upload);
      Database.execute(SETTLE, upload, 5, state);
      Database.execute(SETTLE, upload, 6, state);
    }
    Database.execute(
        "update copy_booklet set position = 0 where booklet_id = (select id from booklet where"
            + " upload_id = ? and sheet = 4)",
        upload);
    Database.execute(
        "update scan_job set state = 'FAILED', is_repeated = true, started_at = now() where id = ?",
        job);
    Database.execute(
        "update scan_side set decided_by_id = ?, decided_at = (select started_at from scan_job"
            + " where id = ?) where upload_id = ? and side_number in (5, 6)",
        by,
        job,
        upload);
  }

  /** Hands over while somebody who holds the exam does something and then says so. */
  private static Response handOverWhile(String exam, String copy, String change, UUID of)
      throws Exception {
    try (OtherTransaction other = OtherTransaction.begin();
        ExecutorService person = Executors.newSingleThreadExecutor()) {
      other
          .run("select 1 from exam where id = ? for no key update", UUID.fromString(exam))
          .run(change, of);
      Future<Response> answer = person.submit(() -> handOver(copy));
      await().until(() -> answer.isDone() || OtherTransaction.someoneWaits("from exam "));
      other.commit();
      return answer.get();
    }
  }

  private static Response handOver(String copy) {
    return admin().post("/api/exams/copies/" + copy + "/validation");
  }
}
