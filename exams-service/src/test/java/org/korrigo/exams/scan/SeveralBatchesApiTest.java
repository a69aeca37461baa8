package org.korrigo.exams.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.finished;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;
import static org.korrigo.exams.scan.Secretariat.upload;
import static org.korrigo.exams.scan.Secretariat.uploadAll;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Batches of one exam that come together, one after the other, or at the same moment. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class SeveralBatchesApiTest {

  @Test
  void eachFileOfARequestIsAnUploadWithAJobOfItsOwn() {
    String exam = newExam();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("monday.pdf", PaperBatch.ofSheets(1));
    files.put("tuesday.pdf", PaperBatch.ofSheets(2));

    Response answer = uploadAll(exam, files);

    answer.then().statusCode(202).body("jobs", hasSize(2)).body("jobs.total", contains(2, 4));
    List<String> jobs = answer.path("jobs.id");
    jobs.forEach(job -> finished(job).then().body("state", equalTo("DONE")));
    assertThat(booklets(exam)).hasSize(3);
    assertThat(copies(exam)).hasSize(3);
    assertThat(answer.<List<String>>path("jobs.upload_id")).doesNotHaveDuplicates();
  }

  @Test
  void moreMayComeAtAnyTime() {
    String exam = newExam();
    processed(exam, PaperBatch.ofSheets(1), null);

    processed(exam, PaperBatch.ofSheets(2), null).then().body("state", equalTo("DONE"));

    assertThat(copies(exam)).hasSize(3);
  }

  @Test
  void oneRefusedFileRefusesTheRequestAndIsNamed() {
    String exam = newExam();
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("good.pdf", PaperBatch.ofSheets(1));
    files.put("bad.pdf", new byte[] {'n', 'o'});

    uploadAll(exam, files)
        .then()
        .statusCode(422)
        .body("reason", equalTo("NOT_A_PDF"))
        .body("violations.field", contains("bad.pdf"));

    assertThat(uploadsOf(exam)).isZero();
  }

  @Test
  void aRepeatedRequestWithSeveralFilesAnswersTheSameJobs() {
    String exam = newExam();
    String key = UUID.randomUUID().toString();
    byte[] first = PaperBatch.ofSheets(1);
    byte[] second = PaperBatch.ofSheets(1);
    List<String> jobs =
        keyed(key, first, second)
            .post("/api/exams/" + exam + "/uploads")
            .then()
            .statusCode(202)
            .extract()
            .path("jobs.id");

    keyed(key, first, second)
        .post("/api/exams/" + exam + "/uploads")
        .then()
        .statusCode(200)
        .body("jobs.id", equalTo(jobs));

    assertThat(jobs).hasSize(2).startsWith(key);
    assertThat(uploadsOf(exam)).isEqualTo(2);
  }

  @Test
  void ofTwoIdenticalUploadsAtTheSameMomentExactlyOneIsTaken() throws Exception {
    for (int round = 0; round < 5; round++) {
      String exam = newExam();
      byte[] scan = PaperBatch.ofSheets(1);

      List<Response> answers = atOnce(4, () -> upload(exam, scan, null));

      assertThat(answers)
          .extracting(Response::statusCode)
          .containsExactlyInAnyOrder(202, 409, 409, 409);
      Response taken =
          answers.stream().filter(answer -> answer.statusCode() == 202).findFirst().orElseThrow();
      answers.stream()
          .filter(answer -> answer.statusCode() == 409)
          .forEach(
              refused ->
                  refused
                      .then()
                      .body("type", equalTo("/problems/duplicate-upload"))
                      .body("upload_id", equalTo(taken.path("jobs[0].upload_id")))
                      .body("uploaded_at", notNullValue()));
      assertThat(uploadsOf(exam)).isEqualTo(1);
    }
  }

  @Test
  void aRequestThatIsRepeatedWhileTheFirstRunsIsStillOne() throws Exception {
    String exam = newExam();
    String key = UUID.randomUUID().toString();
    byte[] scan = PaperBatch.ofSheets(1);

    List<Response> answers =
        atOnce(4, () -> keyed(key, scan).post("/api/exams/" + exam + "/uploads"));

    assertThat(answers)
        .extracting(Response::statusCode)
        .containsExactlyInAnyOrder(202, 200, 200, 200);
    answers.forEach(answer -> answer.then().body("jobs.id", contains(key)));
    assertThat(uploadsOf(exam)).isEqualTo(1);
  }

  @Test
  void anArchiveIsNoBatch() {
    uploadAll(newExam(), Map.of("batch.zip", PaperBatch.ofSheets(1)))
        .then()
        .statusCode(422)
        .body("reason", equalTo("EXTENSION"))
        .body("violations[0].message", containsString(".pdf"));
  }

  private static RequestSpecification keyed(String key, byte[]... scans) {
    RequestSpecification request = admin().header("Idempotency-Key", key);
    for (byte[] scan : scans) {
      request.multiPart("file", "scan.pdf", scan);
    }
    return request;
  }

  private static long uploadsOf(String exam) {
    return Database.query("select 1 from upload where exam_id = ?", UUID.fromString(exam)).size();
  }

  private interface Request {
    Response send();
  }

  private static List<Response> atOnce(int times, Request request) throws Exception {
    CyclicBarrier start = new CyclicBarrier(times);
    List<Response> answers = new ArrayList<>();
    try (ExecutorService senders = Executors.newFixedThreadPool(times)) {
      List<Future<Response>> sent = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        sent.add(
            senders.submit(
                () -> {
                  start.await();
                  return request.send();
                }));
      }
      for (Future<Response> answer : sent) {
        answers.add(answer.get());
      }
    }
    return answers;
  }
}
