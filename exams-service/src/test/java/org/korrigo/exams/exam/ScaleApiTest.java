package org.korrigo.exams.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.ExamDefined;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ScaleApiTest {
  private static final String TABLE =
      "id;label;points;parent\nex1;Exercice 1;;\nq1;Géométrie;2,5;ex1\nq2;Suites;3;ex1\n";

  @Test
  void aTableBecomesTheScaleAndIsTold() {
    String exam = newExam();

    csv(TABLE)
        .header("If-Match", "\"0\"")
        .put(path(exam))
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("maximum", is(5.5f))
        .body("name", equalTo("Bac blanc"))
        .body("grading_structure[0].children.label", contains("Géométrie", "Suites"));

    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(ExamDefined.class, exam))
                    .extracting(told -> told.gradingStructure().size())
                    .containsExactly(0, 1));
  }

  @Test
  void jsonAsInTheExamBecomesTheScaleToo() {
    String exam = newExam();

    json(ExamRequests.SCALE)
        .header("If-Match", "\"0\"")
        .put(path(exam))
        .then()
        .statusCode(200)
        .body("maximum", is(10));
  }

  @Test
  void aTrialShowsTheTreeAndWritesNothing() {
    String exam = newExam();

    csv(TABLE)
        .queryParam("dry_run", true)
        .put(path(exam))
        .then()
        .statusCode(200)
        .body("maximum", is(5.5f))
        .body("grading_structure[0].children", hasSize(2))
        .body("violations", empty());

    admin().get("/api/exams/" + exam).then().body("grading_structure", empty());
  }

  @Test
  void aTrialShowsTheViolationsLineByLine() {
    String exam = newExam();

    csv(TABLE.replace("2,5", "2,6").replace("Suites", ""))
        .queryParam("dry_run", true)
        .put(path(exam))
        .then()
        .statusCode(200)
        .body("maximum", nullValue())
        .body("violations.field", contains("line 3, points", "line 4, label"));
    json("[{\"id\":\"a\",\"label\":\"A\",\"points\":-1}]")
        .queryParam("dry_run", true)
        .put(path(exam))
        .then()
        .statusCode(200)
        .body("violations.field", contains("grading_structure[0].points"));
  }

  @Test
  void aScaleThatIsNotSoundIsRefusedWithItsLines() {
    String exam = newExam();

    csv(TABLE.replace("2,5", "x"))
        .header("If-Match", "\"0\"")
        .put(path(exam))
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-request"))
        .body("violations.field", contains("line 3, points"));
    json("[{\"id\":").header("If-Match", "\"0\"").put(path(exam)).then().statusCode(400);
    json("null").header("If-Match", "\"0\"").put(path(exam)).then().statusCode(400);

    admin().get("/api/exams/" + exam).then().body("version", is(0));
  }

  @Test
  void aReplacementNeedsTheVersionThatWasSeen() {
    String exam = newExam();

    csv(TABLE)
        .put(path(exam))
        .then()
        .statusCode(428)
        .body("type", equalTo("/problems/precondition-required"));
    csv(TABLE)
        .header("If-Match", "\"7\"")
        .put(path(exam))
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"));
    csv(TABLE)
        .header("If-Match", "\"0\"")
        .put(path(UUID.randomUUID().toString()))
        .then()
        .statusCode(404);
  }

  @Test
  void aFrozenScaleIsNotReplacedButTheSameMayBeSentAgain() throws SQLException {
    String exam = newExam();
    csv(TABLE).header("If-Match", "\"0\"").put(path(exam)).then().statusCode(200);
    Database.execute(
        "update exam set first_copy_ready_at = now() where id = ?", UUID.fromString(exam));

    csv(TABLE.replace("2,5", "2"))
        .header("If-Match", "\"1\"")
        .put(path(exam))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/scale-frozen"));
    csv(TABLE.replace("2,5", "2,50"))
        .header("If-Match", "\"1\"")
        .put(path(exam))
        .then()
        .statusCode(200);
  }

  @Test
  void anotherFormIsNotUnderstood() {
    admin()
        .contentType(ContentType.TEXT)
        .body("x")
        .put(path(newExam()))
        .then()
        .statusCode(415)
        .body("type", equalTo("/problems/unsupported-media-type"));
  }

  private static String path(String exam) {
    return "/api/exams/" + exam + "/grading-structure";
  }

  private static RequestSpecification csv(String table) {
    return admin()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("text/csv", ContentType.TEXT)))
        .contentType("text/csv; charset=UTF-8")
        .body(table);
  }

  private static RequestSpecification json(String tree) {
    return admin().contentType(ContentType.JSON).body(tree);
  }
}
