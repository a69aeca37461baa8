package org.korrigo.exams.scan;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.upload;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.FullStore;
import org.korrigo.testing.Infrastructure;

/** What comes in where nothing can be stored is told so, and may be sent again. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class FullStoreApiTest {
  private static final byte[] PAPER = PaperBatch.ofSheets(1);

  @Test
  void aScanIsNotTakenAndIsOnceItCanBe() throws IOException {
    String exam = newExam();

    Response answer;
    try (FullStore _ = FullStore.of("exams")) {
      answer = upload(exam, PAPER, null);
    }

    assertUnavailable(answer);
    admin().get("/api/exams/" + exam + "/jobs").then().body("", empty());
    upload(exam, PAPER, null).then().statusCode(202);
  }

  @Test
  void aSetOfPapersAndAPaperOfOneAreNotTakenAndAreOnceTheyCanBe() throws IOException {
    String sets = "/api/exams/" + newExam() + "/document-sets";
    String set = withPaper("sujet").post(sets).then().statusCode(201).extract().path("id");
    String paper = "/api/exams/document-sets/" + set + "/documents/CORRIGE";

    Response made;
    Response put;
    try (FullStore _ = FullStore.of("exams")) {
      made = withPaper("sujet").post(sets);
      put = withPaper("file").put(paper);
    }

    assertUnavailable(made);
    assertUnavailable(put);
    admin().get(sets).then().body("id", equalTo(List.of(set)));
    withPaper("sujet").post(sets).then().statusCode(201);
    withPaper("file").put(paper).then().statusCode(201);
  }

  private static RequestSpecification withPaper(String part) {
    return admin().multiPart(part, "paper.pdf", PAPER);
  }

  private static void assertUnavailable(Response answer) {
    answer
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/unavailable"))
        .body("detail", containsString("nothing of the request is kept"));
  }
}
