package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Finding jobs again, and how much is told of each. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class JobListApiTest {

  @Test
  void jobsAreListedInTheOrderInWhichTheyCamePageByPage() {
    String exam = newExam();
    List<String> jobs = List.of(job(exam, 1), job(exam, 2), job(exam, 3));
    String path = "/api/exams/" + exam + "/jobs";

    Response first = admin().get(path + "?limit=2");

    first
        .then()
        .statusCode(200)
        .body("id", equalTo(jobs.subList(0, 2)))
        .body("exam_id.unique()", contains(exam))
        .body("state.unique()", contains("DONE"))
        .body("total", contains(2, 4));
    String link = first.header("Link");
    admin()
        .get(path + link.substring(1, link.indexOf('>')))
        .then()
        .statusCode(200)
        .body("id", contains(jobs.get(2)));
  }

  @Test
  void aJobThatFailedIsFoundByItsState() throws SQLException {
    String exam = newExam();
    job(exam, 1);
    String failed = job(exam, 2);
    Database.execute("update scan_job set state = 'FAILED' where id = ?", UUID.fromString(failed));

    admin()
        .get("/api/exams/" + exam + "/jobs?state=FAILED")
        .then()
        .statusCode(200)
        .body("id", contains(failed));
    admin().get("/api/exams/" + exam + "/jobs?state=CANCELLED").then().body("", empty());
  }

  @Test
  void whatCannotBeAskedForIsNamed() {
    admin()
        .get("/api/exams/" + newExam() + "/jobs?state=LOST")
        .then()
        .statusCode(400)
        .body("violations.field", contains("state"));
    admin()
        .get("/api/exams/" + newExam() + "/jobs?after=nowhere")
        .then()
        .statusCode(400)
        .body("violations.field", contains("after"));
    admin().get("/api/exams/" + UUID.randomUUID() + "/jobs").then().statusCode(404);
  }

  @Test
  void ofManyOpenSidesTheFirstAreToldAndHowManyThereAre() throws SQLException {
    String exam = newExam();
    Response done = processed(exam, PaperBatch.ofSheets(2), 4);
    Database.execute(
        "insert into scan_side (upload_id, side_number, state, reason, decided_at) select ?, n,"
            + " 'OPEN', 'side ' || n, now() from generate_series(5, 154) n",
        UUID.fromString(done.path("upload_id")));

    Response job = admin().get("/api/exams/jobs/" + done.path("id"));

    job.then().body("faults", hasSize(100)).body("fault_count", is(150));
    assertThat(job.<List<Integer>>path("faults.side")).isSorted().startsWith(5).endsWith(104);
    admin()
        .get("/api/exams/" + exam + "/jobs")
        .then()
        .body("[0].faults", hasSize(100))
        .body("[0].fault_count", is(150));
  }

  private static String job(String exam, int sheets) {
    return processed(exam, PaperBatch.ofSheets(sheets), 4).path("id");
  }
}
