package org.korrigo.grading;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.event.EventType;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.identification.CopyIdentified.Decision;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/**
 * Design §3: no byte that a teacher can fetch tells whose a copy is, nor where it lay in the stack.
 * Walks over every GET that this service publishes, so that a new endpoint is covered the day it
 * appears.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AnonymityTest {
  private static final int STUDENT = 739_104_528;
  private static final String LAST_NAME = "QWIRTZUNGER";
  private static final String FIRST_NAME = "Xanthoula";
  private static final LocalDate BORN = LocalDate.of(2007, 11, 29);

  /** Everything that would give the pupil away, in the forms it could appear. */
  private static final List<String> GIVEAWAYS =
      List.of(
          LAST_NAME.toLowerCase(java.util.Locale.ROOT),
          FIRST_NAME.toLowerCase(java.util.Locale.ROOT),
          "2007-11-29",
          "29/11/2007",
          "29112007",
          Integer.toString(STUDENT),
          "pupil-account-of-x");

  /** When the copy was scanned and handed over: its place in the stack, among others. */
  private static final List<String> PLACES = List.of("2026-01-13t08:", "2026-01-13t09:");

  @Test
  void noByteThatATeacherCanFetchTellsWhoseACopyIs() throws IOException {
    // Given
    Desk desk = identifiedAndGraded();
    Map<String, Map<String, Object>> paths =
        given()
            .get("/api/grading/openapi?format=JSON")
            .then()
            .statusCode(200)
            .extract()
            .path("paths");
    assertThat(paths).hasSizeGreaterThan(15);

    Set<String> answered = new TreeSet<>();
    for (Map.Entry<String, Map<String, Object>> path : paths.entrySet()) {
      if (path.getValue().containsKey("get")) {
        // When
        Response answer =
            given().auth().oauth2(Tokens.teacher(desk.teacher)).get(url(path.getKey(), desk));

        // Then
        assertAnonymous(path.getKey(), answer);
        if (answer.statusCode() == 200) {
          answered.add(path.getKey().substring("/api/grading".length()));
        }
      }
    }
    assertThat(answered)
        .contains(
            "/exams",
            "/exams/{exam_id}",
            "/exams/{exam_id}/copies",
            "/exams/{exam_id}/annotation-templates",
            "/exams/{exam_id}/statistics",
            "/suggestions",
            "/user-annotations",
            "/copies/{id}",
            "/copies/{id}/pages/{page_index}",
            "/copies/{id}/annotations",
            "/copies/{id}/scores",
            "/copies/{id}/remarks",
            "/copies/{id}/journal",
            "/copies/{id}/final-pdf");
  }

  /** A message with more in it than grading may know, which is to be ignored. */
  private static void publishStagedWithName(Desk desk) {
    String staged =
        """
        {"copy_id": "%s", "exam_id": "%s", "anonymous_id": "ANON-%s", "headers": [],
         "student_identifier": "%s", "page_count": 4, "actor_id": "%s",
         "staged_at": "2026-01-13T08:00:00Z"}
        """
            .formatted(
                desk.copy,
                desk.exam,
                UUID.randomUUID(),
                LAST_NAME + "_" + FIRST_NAME,
                Fixtures.SECRETARIAT);
    Broker.publish(
        EventType.COPY_STAGED.topic().topicName(),
        desk.copy.toString(),
        EventType.COPY_STAGED.type(),
        UUID.randomUUID(),
        1,
        staged.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatAPupilDoesWithTheCopyTellsACorrectorNothingOfThePupil() throws IOException {
    // Given
    Desk desk = identifiedAndGraded();
    String release = "/exams/" + desk.exam + "/release";
    Desk.asAdmin().post(release).then().statusCode(200);
    Desk.as(Tokens.student("pupil-account-of-x"))
        .get("/results/" + desk.copy + "/pdf")
        .then()
        .statusCode(200);
    desk.asTeacher().get("/copies/" + desk.copy + "/final-pdf").then().statusCode(200);
    Desk.asAdmin().delete(release).then().statusCode(200);
    desk.reopen("La somme de " + FIRST_NAME + " " + LAST_NAME + " était fausse");
    String journal = "/copies/" + desk.copy + "/journal";

    // When
    Response answer = desk.asTeacher().get(journal);

    // Then
    assertAnonymous(journal, answer);
    answer
        .then()
        .statusCode(200)
        .body("findAll { it.action == 'EXPORT' }.size()", equalTo(4))
        .body(
            "findAll { it.action == 'EXPORT' }.actor_id",
            contains(nullValue(), nullValue(), equalTo(desk.teacher), nullValue()))
        .body(
            "findAll { it.action == 'EXPORT' }.timestamp",
            contains(nullValue(), nullValue(), notNullValue(), nullValue()))
        .body(
            "findAll { it.action == 'EXPORT' }.metadata.reason",
            contains("released", "result-pdf", "final-pdf", "withdrawn"))
        .body("findAll { it.action == 'UNLOCK' }.actor_id", contains("secretariat-subject"))
        .body("findAll { it.action == 'UNLOCK' }.metadata.reason", contains("reopened"))
        .body("findAll { it.action == 'UNLOCK' }.metadata.score", contains(10));
    assertThat(Desk.asAdmin().get(journal).asString()).contains("pupil-account-of-x", LAST_NAME);
  }

  @Test
  void theWatchSeesTheNameWhereTheSecretariatMayReadIt() {
    // Given
    Desk desk = identifiedAndGraded();

    // When
    Response marks = Desk.asAdmin().get("/exams/" + desk.exam + "/marks");

    // Then
    marks.then().statusCode(200);
    assertThat(marks.asString().toLowerCase(java.util.Locale.ROOT))
        .contains(GIVEAWAYS.getFirst())
        .contains(GIVEAWAYS.get(2));
    String journal = Desk.asAdmin().get("/copies/" + desk.copy + "/journal").asString();
    assertThat(PLACES).allMatch(journal.toLowerCase(java.util.Locale.ROOT)::contains);
  }

  private static void assertAnonymous(String path, Response answer) throws IOException {
    assertThat(answer.statusCode()).as(path).isIn(200, 403, 404);
    assertSaysNothing(path + " (headers)", answer.headers().toString());
    byte[] body = answer.asByteArray();
    assertSaysNothing(path + " (bytes)", new String(body, StandardCharsets.ISO_8859_1));
    assertSaysNothing(path + " (text)", new String(body, StandardCharsets.UTF_8));
    if ("application/pdf".equals(answer.contentType())) {
      try (PDDocument document = Loader.loadPDF(body)) {
        assertSaysNothing(path + " (PDF text)", new PDFTextStripper().getText(document));
        assertSaysNothing(
            path + " (PDF metadata)", document.getDocumentInformation().getCOSObject().toString());
      }
    }
  }

  private static void assertSaysNothing(String where, String text) {
    String folded = text.toLowerCase(java.util.Locale.ROOT);
    assertThat(GIVEAWAYS).as(where).noneMatch(folded::contains);
    assertThat(PLACES).as(where).noneMatch(folded::contains);
  }

  private static String url(String path, Desk desk) {
    return path.replace("{exam_id}", desk.exam.toString())
        .replace("{id}", desk.copy.toString())
        .replace("{copy_id}", desk.copy.toString())
        .replace("{page_index}", "0")
        .replace("{question_id}", "ex2")
        .replaceAll("\\{[a-z_]+}", UUID.randomUUID().toString());
  }

  private static Desk identifiedAndGraded() {
    Desk desk = Desk.scored();
    Broker.publish(
        new StudentEnrolled(
            STUDENT,
            LAST_NAME,
            FIRST_NAME,
            BORN,
            "TG2",
            "xanthoula.qwirtzunger@example.org",
            "pupil-account-of-x"));
    publishStagedWithName(desk);
    Broker.publish(
        new CopyIdentified(
            desk.copy, desk.exam, STUDENT, Decision.MANUAL, "secretariat", Instant.now()));
    await()
        .until(
            () ->
                Database.query("select 1 from student where id = ?", STUDENT).size() == 1
                    && Database.query(
                                "select 1 from copy_owner where copy_id = ? and student_id = ?",
                                desk.copy,
                                STUDENT)
                            .size()
                        == 1
                    && desk.journal().contains("IMPORT"));
    desk.annotate("Bien", 1).then().statusCode(201);
    desk.asTeacher().post("/copies/" + desk.copy + "/finalisation").then().statusCode(200);
    return desk;
  }
}
