package org.korrigo.exams.document;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.korrigo.exams.scan.AnotherTransaction;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class DocumentApiTest {
  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

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
    try (AnotherTransaction brake = new AnotherTransaction()) {
      brake.execute("select 1 from exam where id = ? for update", UUID.fromString(exam));
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
        IntStream.range(0, 4)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> set(exam), Thread::startVirtualThread))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .map(id -> (Integer) admin().get("/api/exams/document-sets/" + id).path("version"))
            .toList();

    assertThat(versions).containsExactlyInAnyOrder(1, 2, 3, 4);
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
  void aPaperIsServedWithItsTagAndASafeName() {
    byte[] paper = pdf();
    String set = make(newExam(), Map.of("corrige", paper)).path("id");

    Response answer = download(admin(), set, "CORRIGE");

    answer
        .then()
        .statusCode(200)
        .contentType("application/pdf")
        .header("Content-Disposition", "inline; filename=\"corrige-v1.pdf\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "private, no-cache");
    assertThat(answer.asByteArray()).isEqualTo(paper);
    download(admin().header("If-None-Match", answer.header("ETag")), set, "CORRIGE")
        .then()
        .statusCode(304)
        .header("ETag", answer.header("ETag"));
    download(admin().header("If-None-Match", "\"other\""), set, "CORRIGE").then().statusCode(200);
  }

  @Test
  void aPaperWhoseStoredBytesChangedIsNeverServed() throws IOException {
    String set = set(newExam());
    download(admin(), set, "SUJET").then().statusCode(200);
    String sha256 = admin().get("/api/exams/document-sets/" + set).path("documents[0].sha256");
    Path stored = files.resolve("exams").resolve(sha256.substring(0, 2)).resolve(sha256);
    FileTime unsuspicious = Files.getLastModifiedTime(stored);
    byte[] bytes = Files.readAllBytes(stored);
    bytes[bytes.length / 2] ^= 1;
    Files.write(stored, bytes);
    Files.setLastModifiedTime(stored, unsuspicious);

    download(admin(), set, "SUJET")
        .then()
        .statusCode(500)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/internal-error"))
        .body("reference", notNullValue())
        .body("detail", nullValue());

    Files.delete(stored);
    download(admin(), set, "SUJET").then().statusCode(500).body(not(containsString(sha256)));
  }

  @Test
  void correctorsReadTheActiveVersionAndAreToldOfNoOther() {
    String exam = newExam();
    String active = set(exam);
    String other = set(exam);
    activate(active);

    teacher()
        .get("/api/exams/" + exam + "/document-sets")
        .then()
        .statusCode(200)
        .body("id", contains(active));
    teacher().get("/api/exams/document-sets/" + active).then().statusCode(200);
    download(teacher(), active, "SUJET").then().statusCode(200);
    teacher().get("/api/exams/document-sets/" + other).then().statusCode(404);
    download(teacher(), other, "SUJET").then().statusCode(404);
    activate(other);
    download(teacher(), active, "SUJET").then().statusCode(404);
    teacher()
        .get("/api/exams/" + newExam() + "/document-sets")
        .then()
        .statusCode(200)
        .body("", empty());
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

  private static String set(String exam) {
    return make(exam, Map.of("sujet", pdf())).then().statusCode(201).extract().path("id");
  }

  private static Response make(String exam, Map<String, byte[]> papers) {
    RequestSpecification request = admin();
    papers.forEach((name, paper) -> part(request, name, paper));
    return request.post("/api/exams/" + exam + "/document-sets");
  }

  private static Response keyed(String key, String exam, String name, byte[] paper) {
    return part(admin().header("Idempotency-Key", key), name, paper)
        .post("/api/exams/" + exam + "/document-sets");
  }

  private static RequestSpecification part(RequestSpecification request, String name, byte[] pdf) {
    return request.multiPart(name, "../../" + name + ".x.pdf", pdf);
  }

  private static Response put(String set, String type, byte[] paper) {
    return part(admin(), "file", paper)
        .put("/api/exams/document-sets/" + set + "/documents/" + type);
  }

  private static Response activate(String set) {
    return admin().put("/api/exams/document-sets/" + set + "/activation");
  }

  private static Response download(RequestSpecification request, String set, String type) {
    return request.get("/api/exams/document-sets/" + set + "/documents/" + type);
  }

  private static RequestSpecification teacher() {
    return given().auth().oauth2(Tokens.teacher("t-1"));
  }

  private static byte[] pdf() {
    return new PaperBatch().emptyPages(1).bytes();
  }
}
