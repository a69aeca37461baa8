package org.korrigo.exams.ledger;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.finished;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.uploadAll;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Paper that was cut but never came into a copy is not accounted for. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class NothingLeftOutApiTest {
  private String exam;
  private String job;

  @BeforeEach
  void twoPupilsFiles() {
    exam = newExam(Map.of("upload_mode", "INDIVIDUAL_A4"));
    job =
        uploadAll(
                exam,
                Map.of(
                    "A.pdf", new PaperBatch().single(1).single(2).bytes(),
                    "B.pdf", new PaperBatch().single(5).bytes()))
            .path("jobs[0].id");
    finished(job).then().body("state", equalTo("DONE"));
  }

  @Test
  void wholePaperBalancesAndNamesItsJob() {
    ledger()
        .body("balances", is(true))
        .body("in_no_copy", is(0))
        .body("uploads.in_no_copy", contains(0, 0))
        .body("uploads.job_id", contains(job, job))
        .body("uploads.job_running", contains(false, false));
    certificate().statusCode(200);
  }

  @Test
  void usedSidesThatAreInNoCopyStandAgainstTheCertificate() throws SQLException {
    Database.execute("delete from copy where exam_id = ?", UUID.fromString(exam));

    ledger().body("balances", is(false)).body("sides.used", is(3)).body("in_no_copy", is(3));
    certificate()
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"))
        .body("open_sides.in_no_copy.sum()", is(3))
        .body("detail", containsString("2 used sides in no copy of upload"));
  }

  @Test
  void aJobThatFailedStandsAgainstTheCertificateUntilItIsDone() throws SQLException {
    Database.execute("update scan_job set state = 'FAILED' where id = ?", UUID.fromString(job));

    ledger().body("balances", is(false)).body("uploads.job_running", contains(true, true));
    certificate()
        .statusCode(409)
        .body("detail", containsString("a job that is not done of upload"));
    Database.execute("delete from copy where exam_id = ?", UUID.fromString(exam));
    admin().post("/api/exams/jobs/" + job + "/retry").then().statusCode(202);
    finished(job).then().body("state", equalTo("DONE"));
    certificate().statusCode(200);
  }

  private ValidatableResponse ledger() {
    return admin().get("/api/exams/" + exam + "/ledger").then().statusCode(200);
  }

  private ValidatableResponse certificate() {
    return admin().get("/api/exams/" + exam + "/ledger/certificate").then();
  }
}
