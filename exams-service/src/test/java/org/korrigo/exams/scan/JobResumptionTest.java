package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.finished;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.database.DatabaseStep;
import org.korrigo.contracts.exams.CopyStaged;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.exam.ExamOutline;
import org.korrigo.exams.exam.IdentityOn;
import org.korrigo.exams.scan.geometry.BatchPlan.OpenSide;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class JobResumptionTest {
  @Inject KeepingLedger ledger;

  @Test
  void aJobWhoseWorkerDiedHalfwayGoesOnWhereItWasAndIsCompleteAndSingle() throws SQLException {
    String exam = newExam();
    String job = processed(exam, PaperBatch.ofSheets(4), null).path("id");
    List<String> before = booklets(exam);
    asIfTheWorkerHadDiedAfterTwoSheets(job);

    finished(job).then().body("state", equalTo("DONE")).body("done", is(8));

    List<String> after = booklets(exam);
    assertThat(after).hasSize(4).startsWith(before.get(0), before.get(1));
    assertThat(after).doesNotContain(before.get(2), before.get(3));
    assertThat(copies(exam)).hasSize(4);
    assertThat(
            Database.query(
                "select side_number, state from scan_side where upload_id = (select upload_id from"
                    + " scan_job where id = ?) order by side_number",
                UUID.fromString(job)))
        .hasSize(8)
        .allSatisfy(row -> assertThat(row).containsEntry("state", "USED"));
    await()
        .untilAsserted(
            () ->
                assertThat(copies(exam))
                    .allSatisfy(
                        copy -> assertThat(Broker.events(CopyStaged.class, copy)).hasSize(1)));
  }

  @Test
  void aSheetThatWasCutWhereThePlanHasNoneAnyMoreIsACopyOfItsOwnAndThatIsSaid()
      throws SQLException {
    String exam = newExam();
    String job = processed(exam, PaperBatch.ofSheets(4), 8).path("id");
    // as if the sides of the first sheet had been told apart otherwise then
    Database.execute(
        "update sheet_reading set faces = jsonb_build_array(faces -> 1, faces -> 0) where sheet = 1"
            + " and upload_id = (select upload_id from scan_job where id = ?)",
        UUID.fromString(job));
    asIfTheWorkerHadDiedAfterTwoSheets(job);

    finished(job)
        .then()
        .body("state", equalTo("DONE"))
        .body("faults.message", hasItem(containsString("1 of the sheets were cut before")));

    assertThat(
            Database.query(
                "select b.id from booklet b left join copy_booklet c on c.booklet_id = b.id where"
                    + " b.exam_id = ? and c.copy_id is null",
                UUID.fromString(exam)))
        .isEmpty();
    assertThat(copies(exam)).hasSize(3);
  }

  @Test
  void annexesThatWereCutBeforeAWorkerDiedAreNotCutAgainAndTheOthersAre() throws SQLException {
    String exam = newExam();
    PaperBatch batch = new PaperBatch();
    IntStream.range(0, 4).forEach(sheet -> batch.landscapeSheet(sheet).annex(sheet));
    String job = processed(exam, batch.bytes(), null).path("id");
    List<String> before = booklets(exam);
    asIfTheWorkerHadDiedAfterTwoAnnexes(job);

    finished(job).then().body("state", equalTo("DONE")).body("done", is(16));

    List<String> after = booklets(exam);
    assertThat(after).hasSize(8).startsWith(before.subList(0, 6).toArray(String[]::new));
    assertThat(after).doesNotContain(before.get(6), before.get(7));
    assertThat(
            Database.query(
                "select c.copy_id from copy_booklet c join booklet b on b.id = c.booklet_id where"
                    + " b.exam_id = ? group by c.copy_id having array_agg(b.paper order by"
                    + " c.position) = array['SHEET', 'ANNEX']::varchar[]",
                UUID.fromString(exam)))
        .hasSize(4);
    assertThat(
            Database.query(
                "select 1 from annex_leaf where upload_id = (select upload_id from scan_job where"
                    + " id = ?)",
                UUID.fromString(job)))
        .hasSize(4);
  }

  @Test
  void annexesThatTheNextPlanAsksAboutAreCopiesOfTheirOwnAndThatIsSaid() throws SQLException {
    String exam = newExam();
    PaperBatch batch = new PaperBatch();
    IntStream.range(0, 4).forEach(sheet -> batch.landscapeSheet(sheet).annex(sheet));
    Response done = processed(exam, batch.bytes(), null);
    String job = done.path("id");
    List<String> before = booklets(exam);
    // a plan that goes by a person's word is sure of no annex
    Database.execute(
        "update upload set vouched_by_id = 'a-person' where id = ?",
        UUID.fromString(done.path("upload_id")));
    asIfTheWorkerHadDiedBeforeTheEnd(job);

    finished(job)
        .then()
        .body("state", equalTo("DONE"))
        .body("faults.message", hasItem(containsString("4 of the annexes were cut before")));

    assertThat(booklets(exam)).isEqualTo(before);
    assertThat(
            Database.query(
                "select b.id from booklet b left join copy_booklet c on c.booklet_id = b.id where"
                    + " b.exam_id = ? and c.copy_id is null",
                UUID.fromString(exam)))
        .isEmpty();
    admin()
        .get("/api/exams/" + exam + "/ledger")
        .then()
        .body("sides.used", is(16))
        .body("in_no_copy", is(0))
        .body("copies.received", is(8));
  }

  @Test
  void aWorkerThatHasLostItsJobWritesNothingAnyMore() throws SQLException {
    String exam = newExam();
    String job = processed(exam, PaperBatch.ofSheets(1), null).path("id");
    UUID upload =
        (UUID)
            Database.query("select upload_id from scan_job where id = ?", UUID.fromString(job))
                .getFirst()
                .get("upload_id");
    ClaimedJob lost = claim(exam, UUID.fromString(job), UUID.randomUUID(), upload);

    assertThatThrownBy(
            () ->
                DatabaseStep.await(
                    () -> ledger.open(lost, List.of(new OpenSide(3, "late")), Instant.now())))
        .isInstanceOf(LeaseLostException.class);

    assertThat(Database.query("select 1 from scan_side where upload_id = ?", upload)).hasSize(2);
  }

  @Test
  void ofASideThatSeemsToHaveBeenScannedAgainItIsKeptWhichOneItIs() throws SQLException {
    Response done = processed(newExam(), PaperBatch.ofSheets(1), null);
    UUID job = UUID.fromString(done.path("id"));
    UUID upload = UUID.fromString(done.path("upload_id"));
    ClaimedJob claim = claim(done.path("exam_id"), job, job, upload);
    Database.execute("delete from scan_side where upload_id = ? and side_number = 2", upload);
    Database.execute(
        "update scan_job set state = 'RUNNING', done = 1, finished_at = null, lease_token = ?,"
            + " lease_until = now() + interval '1 hour' where id = ?",
        job,
        job);

    DatabaseStep.await(
        () -> ledger.open(claim, List.of(new OpenSide(2, "scanned again", 1)), Instant.now()));

    assertThat(
            Database.query(
                "select twin_side from scan_side where upload_id = ? and state = 'OPEN'", upload))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("twin_side", 1));
  }

  @Test
  void aJobThatNeverGetsAnywhereIsGivenUpAndSaysSo() throws SQLException {
    String exam = newExam();
    String job = processed(exam, PaperBatch.ofSheets(2), null).path("id");

    Database.execute(
        "update scan_job set state = 'RUNNING', finished_at = null, attempts = ?, lease_token ="
            + " gen_random_uuid(), lease_until = now() - interval '1 second' where id = ?",
        ScanJob.MOST_ATTEMPTS,
        UUID.fromString(job));

    finished(job)
        .then()
        .body("state", equalTo("FAILED"))
        .body("faults[0].message", containsString("could not be worked through"));
  }

  @Test
  void aScanThatIsDamagedInTheStoreFailsItsJobInTheEnd() throws SQLException {
    String exam = newExam();
    String job = processed(exam, PaperBatch.ofSheets(1), null).path("id");
    Database.execute(
        "update upload set file = jsonb_set(file, '{key}', '\"exams/00/missing\"') where exam_id ="
            + " ?",
        UUID.fromString(exam));

    Database.execute(
        "update scan_job set state = 'QUEUED', finished_at = null where id = ?",
        UUID.fromString(job));

    finished(job).then().body("state", equalTo("FAILED"));
  }

  private static ClaimedJob claim(String exam, UUID job, UUID token, UUID upload) {
    return new ClaimedJob(
        job,
        token,
        upload,
        new ExamOutline(
            UUID.fromString(exam),
            UploadMode.BATCH_A3,
            4,
            IdentityOn.EVERY_SHEET,
            BigDecimal.ONE.doubleValue(),
            BigDecimal.ONE.doubleValue()),
        new StoredFile("exams/none", "0".repeat(64), 1, "application/pdf"),
        4,
        "somebody",
        false,
        OptionalDouble.empty(),
        false);
  }

  private static void asIfTheWorkerHadDiedAfterTwoSheets(String job) throws SQLException {
    UUID id = UUID.fromString(job);
    Database.execute(
        "delete from copy where exam_id = (select exam_id from scan_job where id = ?)", id);
    Database.execute(
        "delete from booklet where sheet > 2 and upload_id = (select upload_id from scan_job where"
            + " id = ?)",
        id);
    Database.execute(
        "update scan_job set state = 'RUNNING', done = 4, finished_at = null, lease_token ="
            + " gen_random_uuid(), lease_until = now() - interval '1 second' where id = ?",
        id);
  }

  private static void asIfTheWorkerHadDiedBeforeTheEnd(String job) throws SQLException {
    UUID id = UUID.fromString(job);
    Database.execute(
        "delete from copy where exam_id = (select exam_id from scan_job where id = ?)", id);
    Database.execute(
        "update scan_job set state = 'RUNNING', finished_at = null, lease_token ="
            + " gen_random_uuid(), lease_until = now() - interval '1 second' where id = ?",
        id);
  }

  private static void asIfTheWorkerHadDiedAfterTwoAnnexes(String job) throws SQLException {
    UUID id = UUID.fromString(job);
    Database.execute(
        "delete from copy where exam_id = (select exam_id from scan_job where id = ?)", id);
    Database.execute(
        "delete from booklet where paper = 'ANNEX' and start_page > 8 and upload_id = (select"
            + " upload_id from scan_job where id = ?)",
        id);
    Database.execute(
        "delete from annex_leaf where upload_id = (select upload_id from scan_job where id = ?)",
        id);
    Database.execute(
        "update scan_job set state = 'RUNNING', done = 12, finished_at = null, lease_token ="
            + " gen_random_uuid(), lease_until = now() - interval '1 second' where id = ?",
        id);
  }
}
