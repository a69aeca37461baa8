package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;
import static org.korrigo.exams.scan.Secretariat.upload;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;

/** An exam that is deleted while its paper is being read. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ExamDeletionApiTest {

  @Test
  void aWorkersStepEndsBeforeItsExamIsDeleted() throws Exception {
    String exam = newExam();
    UUID job = UUID.fromString(processed(exam, PaperBatch.ofSheets(1), null).path("id"));
    try (OtherTransaction step = OtherTransaction.begin();
        ExecutorService person = Executors.newSingleThreadExecutor()) {
      // Given a step as JobSteps makes it, which holds its job and has kept no booklet yet
      step.run("select 1 from scan_job where id = ? for update", job);
      Future<Response> answer = person.submit(() -> delete(exam));
      await().until(() -> answer.isDone() || OtherTransaction.someoneWaits("exam"));

      step.run(
          "insert into booklet (id, exam_id, upload_id, sheet, start_page, end_page, pages_images,"
              + " page_count, created_at) select gen_random_uuid(), exam_id, upload_id, 99,"
              + " start_page, end_page, pages_images, page_count, now() from booklet where exam_id"
              + " = ?",
          UUID.fromString(exam));
      step.commit();

      answer.get().then().statusCode(204);
    }

    assertThat(left("booklet", exam) + left("scan_job", exam) + left("upload", exam)).isZero();
  }

  @RepeatedTest(3)
  void anExamGoesWithAJobThatIsRunning() {
    String exam = newExam();
    String job =
        upload(exam, PaperBatch.ofSheets(6), null)
            .then()
            .statusCode(202)
            .extract()
            .path("jobs[0].id");
    await().until(() -> !"QUEUED".equals(admin().get("/api/exams/jobs/" + job).path("state")));

    delete(exam).then().statusCode(204);

    admin().get("/api/exams/jobs/" + job).then().statusCode(404);
    assertThat(left("booklet", exam) + left("scan_job", exam) + left("upload", exam)).isZero();
    processed(newExam(), PaperBatch.ofSheets(1), null).then().statusCode(200);
  }

  private static Response delete(String exam) {
    return admin().delete("/api/exams/" + exam);
  }

  private static int left(String table, String exam) {
    return Database.query("select 1 from " + table + " where exam_id = ?", UUID.fromString(exam))
        .size();
  }
}
