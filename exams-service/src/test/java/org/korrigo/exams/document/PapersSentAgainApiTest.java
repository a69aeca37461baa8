package org.korrigo.exams.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.document.Papers.keyed;
import static org.korrigo.exams.document.Papers.part;
import static org.korrigo.exams.document.Papers.pdf;
import static org.korrigo.exams.document.Papers.set;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.AtOnce;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;

/** Papers that are sent again, or at the same time. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PapersSentAgainApiTest {
  @Test
  void theSameIdempotencyKeyNeverMakesASecondVersion() {
    String exam = newExam();
    String key = UUID.randomUUID().toString();
    byte[] paper = pdf();

    for (int status : List.of(201, 200)) {
      part(admin().header("Idempotency-Key", key), "sujet", paper)
          .post("/api/exams/" + exam + "/document-sets")
          .then()
          .statusCode(status)
          .body("id", equalTo(key))
          .body("version", is(1));
    }
    part(admin().header("Idempotency-Key", key), "sujet", paper)
        .post("/api/exams/" + newExam() + "/document-sets")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
  }

  @Test
  void aKeyThatCameWithOtherPapersIsRefused() {
    String exam = newExam();
    String key = UUID.randomUUID().toString();
    byte[] paper = pdf();
    keyed(key, exam, "corrige", paper).then().statusCode(201);

    List<Response> answers =
        List.of(
            keyed(key, exam, "corrige", new PaperBatch().emptyPages(2).bytes()),
            keyed(key, exam, "sujet", paper));

    assertThat(answers)
        .allSatisfy(
            answer -> answer.then().statusCode(409).body("type", equalTo("/problems/conflict")));
    admin()
        .get("/api/exams/document-sets/" + key)
        .then()
        .body("documents.doc_type", contains("CORRIGE"));
    keyed(key, exam, "corrige", paper).then().statusCode(200);
  }

  @Test
  void whoSendsARequestTwiceAtOnceGetsOneVersion() throws Exception {
    String exam = newExam();
    String key = UUID.randomUUID().toString();
    byte[] paper = pdf();
    List<CompletableFuture<Response>> sent;
    try (OtherTransaction brake = OtherTransaction.begin()) {
      brake.run("select 1 from exam where id = ? for update", UUID.fromString(exam));
      sent =
          IntStream.range(0, 2)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> keyed(key, exam, "sujet", paper), Thread::startVirtualThread))
              .toList();
      await().until(() -> waitingForExams() == 2);
      brake.commit();
    }

    assertThat(sent.stream().map(answer -> answer.join().statusCode()))
        .containsExactlyInAnyOrder(201, 200);
    admin().get("/api/exams/" + exam + "/document-sets").then().body("version", contains(1));
  }

  private static int waitingForExams() {
    return Database.query(
            "select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%exam%'")
        .size();
  }

  @Test
  void versionsMadeAtTheSameTimeAreNumberedOneAfterTheOther() {
    String exam = newExam();

    List<Integer> versions =
        AtOnce.all(4, () -> set(exam)).stream()
            .map(id -> (Integer) admin().get("/api/exams/document-sets/" + id).path("version"))
            .toList();

    assertThat(versions).containsExactlyInAnyOrder(1, 2, 3, 4);
  }
}
