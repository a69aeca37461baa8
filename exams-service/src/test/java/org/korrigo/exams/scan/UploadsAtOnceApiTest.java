package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.upload;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;

/** The same file that two persons send at once: both are checked before either is noted. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class UploadsAtOnceApiTest {

  @Test
  void ofTwoWhoSendTheSameFileAtOnceOneIsToldAndTheFileIsRead() throws Exception {
    String exam = newExam();
    UUID id = UUID.fromString(exam);
    byte[] scan = PaperBatch.ofSheets(2);
    List<Response> answers;
    try (OtherTransaction brake = OtherTransaction.begin();
        ExecutorService persons = Executors.newFixedThreadPool(2)) {
      brake.run("select 1 from exam where id = ? for update", id);
      List<Future<Response>> sent =
          Stream.generate(() -> persons.submit(() -> upload(exam, scan, null))).limit(2).toList();
      await().until(() -> waiting() == 2);
      brake.commit();
      answers = List.of(sent.get(0).get(), sent.get(1).get());
    }

    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(202, 409);
    Response taken = of(answers, 202);
    Secretariat.finished(taken.path("jobs[0].id")).then().body("state", equalTo("DONE"));
    of(answers, 409)
        .then()
        .body("type", equalTo("/problems/duplicate-upload"))
        .body("upload_id", equalTo(taken.path("jobs[0].upload_id")));
    assertThat(Database.query("select 1 from upload where exam_id = ?", id)).hasSize(1);
    assertThat(Database.query("select 1 from scan_job where exam_id = ?", id)).hasSize(1);
    // what both stored is one file, which the one that was taken still has
    assertThat(booklets(exam)).hasSize(2);
    admin()
        .get("/api/exams/uploads/" + taken.path("jobs[0].upload_id") + "/sides/1/picture")
        .then()
        .statusCode(200);
  }

  private static Response of(List<Response> answers, int status) {
    return answers.stream().filter(one -> one.statusCode() == status).findFirst().orElseThrow();
  }

  private static int waiting() {
    return Database.query(
            "select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like 'update"
                + " exam%'")
        .size();
  }
}
