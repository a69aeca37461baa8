package org.korrigo.exams.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.document.Papers.activate;
import static org.korrigo.exams.document.Papers.download;
import static org.korrigo.exams.document.Papers.make;
import static org.korrigo.exams.document.Papers.pdf;
import static org.korrigo.exams.document.Papers.put;
import static org.korrigo.exams.document.Papers.set;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Versions of the papers of an exam, and what is refused. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DocumentApiTest {
  @Test
  void papersAreKeptInAVersionThatIsNotActiveYet() {
    String exam = newExam();

    String id =
        make(exam, Map.of("sujet", pdf(), "corrige", pdf()))
            .then()
            .statusCode(201)
            .header("Location", containsString("/api/exams/document-sets/"))
            .body("exam_id", equalTo(exam))
            .body("version", is(1))
            .body("is_active", is(false))
            .body("activated_at", nullValue())
            .body("documents.doc_type", contains("SUJET", "CORRIGE"))
            .body("documents.sha256", hasSize(2))
            .extract()
            .path("id");

    admin()
        .get("/api/exams/document-sets/" + id)
        .then()
        .statusCode(200)
        .body("documents.doc_type", contains("CORRIGE", "SUJET"));
    make(exam, Map.of("bareme", pdf())).then().statusCode(201).body("version", is(2));
  }

  @Test
  void oneVersionOfAnExamIsActive() {
    String exam = newExam();
    String first = set(exam);
    String second = set(exam);

    activate(first).then().statusCode(200).body("is_active", is(true));
    activate(first).then().statusCode(200).body("activated_at", notNullValue());
    activate(second).then().statusCode(200).body("is_active", is(true));

    admin()
        .get("/api/exams/" + exam + "/document-sets")
        .then()
        .statusCode(200)
        .body("id", contains(second, first))
        .body("is_active", contains(true, false));
  }

  @Test
  void versionsAreListedTheNewestFirstPageByPage() {
    String exam = newExam();
    List<String> sets = IntStream.range(0, 3).mapToObj(i -> set(exam)).toList();

    String link =
        admin()
            .queryParam("limit", 2)
            .get("/api/exams/" + exam + "/document-sets")
            .then()
            .body("id", contains(sets.get(2), sets.get(1)))
            .extract()
            .header("Link");

    admin()
        .urlEncodingEnabled(false)
        .get(
            "/api/exams/"
                + exam
                + "/document-sets"
                + link.substring(link.indexOf('<') + 1, link.indexOf('>')))
        .then()
        .body("id", contains(sets.get(0)));
    admin()
        .get("/api/exams/" + exam + "/document-sets?after=x")
        .then()
        .statusCode(400)
        .body("violations.field", contains("after"));
  }

  @Test
  void aPaperIsReplacedUntilItsVersionWasActive() {
    String set = set(newExam());
    byte[] better = pdf();

    put(set, "SUJET", better).then().statusCode(200).body("documents", hasSize(1));
    put(set, "BAREME", pdf()).then().statusCode(201).body("documents", hasSize(2));
    assertThat(download(admin(), set, "SUJET").asByteArray()).isEqualTo(better);
    activate(set);
    activate(set(admin().get("/api/exams/document-sets/" + set).path("exam_id")));

    put(set, "SUJET", pdf())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("version", is(1));
    assertThat(download(admin(), set, "SUJET").asByteArray()).isEqualTo(better);
  }

  @Test
  void papersPassTheChecksOfEveryPdfAndARefusedRequestKeepsNothing() {
    String exam = newExam();
    byte[] locked = new PaperBatch().emptyPages(1).locked().bytes();

    make(
            exam,
            Map.of(
                "sujet", pdf(), "corrige", "%PDF-1.7 cut off".getBytes(StandardCharsets.US_ASCII)))
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/unsupported-scan"))
        .body("reason", equalTo("DAMAGED"));
    make(exam, Map.of("sujet", locked)).then().statusCode(422).body("reason", equalTo("ENCRYPTED"));
    make(exam, Map.of("sujet", "GIF89a".getBytes(StandardCharsets.US_ASCII)))
        .then()
        .statusCode(422)
        .body("reason", equalTo("NOT_A_PDF"));
    admin()
        .multiPart("sujet", "sujet.docx", pdf())
        .post("/api/exams/" + exam + "/document-sets")
        .then()
        .statusCode(422)
        .body("reason", equalTo("EXTENSION"));
    make(exam, Map.of("sujet", new byte[(6 << 20) + 1]))
        .then()
        .statusCode(413)
        .body("type", equalTo("/problems/too-large"));
    admin()
        .multiPart("other", "a.pdf", pdf())
        .post("/api/exams/" + exam + "/document-sets")
        .then()
        .statusCode(400)
        .body("violations.field", contains("sujet"));

    admin().get("/api/exams/" + exam + "/document-sets").then().body("", empty());
  }

  @Test
  void theDatabaseAllowsOneActiveVersionOnly() {
    String exam = newExam();
    activate(set(exam));
    UUID other = UUID.fromString(set(exam));

    assertThatThrownBy(
            () ->
                Database.execute(
                    "update exam_document_set set is_active = true, activated_at = now() where id ="
                        + " ?",
                    other))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("exam_document_set_active");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    String unknown = UUID.randomUUID().toString();
    String set = set(newExam());

    make(unknown, Map.of("sujet", pdf())).then().statusCode(404);
    admin().get("/api/exams/" + unknown + "/document-sets").then().statusCode(404);
    admin().get("/api/exams/document-sets/" + unknown).then().statusCode(404);
    activate(unknown).then().statusCode(404);
    put(unknown, "SUJET", pdf()).then().statusCode(404);
    download(admin(), set, "BAREME").then().statusCode(404);
    download(admin(), set, "NOTES").then().statusCode(404);
  }

  @Test
  void papersGoWithTheirExam() {
    String exam = newExam();
    String set = set(exam);

    admin().delete("/api/exams/" + exam).then().statusCode(204);

    admin().get("/api/exams/document-sets/" + set).then().statusCode(404);
  }
}
