package org.korrigo.exams.exam;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.exam.ExamRequests.SCALE;
import static org.korrigo.exams.exam.ExamRequests.admin;
import static org.korrigo.exams.exam.ExamRequests.created;
import static org.korrigo.exams.exam.ExamRequests.exam;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.contracts.exams.ExamDefined;
import org.korrigo.contracts.exams.ExamDeleted;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** An exam from its making to its deletion. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ExamApiTest {
  @Test
  void anExamIsCreatedShownAndTold() {
    String id =
        admin()
            .body(exam("Bac blanc", SCALE))
            .post("/api/exams")
            .then()
            .statusCode(201)
            .header("ETag", "\"0\"")
            .header("Location", containsString("/api/exams/"))
            .body("upload_mode", equalTo("BATCH_A3"))
            .body("pages_per_booklet", is(4))
            .body("maximum", is(10))
            .body("score_step", is(0.25f))
            .body("is_processed", is(false))
            .body("scale_frozen", is(false))
            .extract()
            .path("id");

    admin()
        .get("/api/exams/" + id)
        .then()
        .statusCode(200)
        .body("name", equalTo("Bac blanc"))
        .body("grading_structure[0].children[1].points", is(7));
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(ExamDefined.class, id))
                    .singleElement()
                    .satisfies(
                        told -> {
                          assertThat(told.name()).isEqualTo("Bac blanc");
                          assertThat(told.gradingStructure().getFirst().children()).hasSize(2);
                          assertThat(told.scoreStep()).isEqualByComparingTo("0.25");
                        }));
  }

  @Test
  void aChangeNeedsTheVersionThatWasSeen() {
    String id = created("Version", SCALE);

    admin()
        .body(exam("Later", SCALE))
        .put("/api/exams/" + id)
        .then()
        .statusCode(428)
        .body("type", equalTo("/problems/precondition-required"));
    admin()
        .header("If-Match", "\"0\"")
        .body(exam("Later", SCALE))
        .put("/api/exams/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("name", equalTo("Later"));
    admin()
        .header("If-Match", "\"0\"")
        .body(exam("Too late", SCALE))
        .put("/api/exams/" + id)
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"));
    admin()
        .header("If-Match", "W/\"x\"")
        .body(exam("Odd", SCALE))
        .put("/api/exams/" + id)
        .then()
        .statusCode(412);
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(ExamDefined.class, id))
                    .extracting(ExamDefined::name)
                    .containsExactly("Version", "Later"));
  }

  @Test
  void theScaleIsFrozenOnceACopyIsReadyAndTheRestIsNot() throws SQLException {
    String id = created("Frozen", SCALE);
    Database.execute(
        "update exam set first_copy_ready_at = now() where id = ?", UUID.fromString(id));

    admin()
        .header("If-Match", "\"0\"")
        .body(exam("Frozen", "[]"))
        .put("/api/exams/" + id)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/scale-frozen"));
    admin()
        .header("If-Match", "\"0\"")
        .body(exam("New name", SCALE.replace("3}", "3.00}")))
        .put("/api/exams/" + id)
        .then()
        .statusCode(200)
        .body("name", equalTo("New name"))
        .body("scale_frozen", is(true));
  }

  @Test
  void theModeStaysOncePaperHasComeIn() throws SQLException {
    String id = created("Mode", "[]");
    Database.execute("update exam set paper_received_at = now() where id = ?", UUID.fromString(id));

    admin()
        .header("If-Match", "\"0\"")
        .body(exam("Mode", "[]").replace("\"name\"", "\"upload_mode\":\"INDIVIDUAL_A4\",\"name\""))
        .put("/api/exams/" + id)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
  }

  @Test
  void anExamOfWhichNothingWasHandedOverIsDeletedAtOnceAndTold() {
    String id = created("Short lived", "[]");

    admin().delete("/api/exams/" + id).then().statusCode(204);

    admin()
        .get("/api/exams/" + id)
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/not-found"));
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(ExamDeleted.class, id))
                    .singleElement()
                    .extracting(ExamDeleted::actorId)
                    .isEqualTo("secretariat-subject"));
  }

  @Test
  void anExamOfWhichACopyWasHandedOverNeedsItsNameToBeDeleted() throws SQLException {
    String id = created("Precious", "[]");
    Database.execute(
        "update exam set first_copy_ready_at = now() where id = ?", UUID.fromString(id));

    admin()
        .delete("/api/exams/" + id)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/confirmation-required"))
        .body("parameter", equalTo("confirmation"))
        .body("exam_name", equalTo("Precious"));
    admin()
        .queryParam("confirmation", "precious")
        .delete("/api/exams/" + id)
        .then()
        .statusCode(409);
    admin()
        .queryParam("confirmation", "Precious")
        .delete("/api/exams/" + id)
        .then()
        .statusCode(204);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    String unknown = UUID.randomUUID().toString();

    admin().get("/api/exams/" + unknown).then().statusCode(404);
    admin()
        .header("If-Match", "\"0\"")
        .body(exam("x", "[]"))
        .put("/api/exams/" + unknown)
        .then()
        .statusCode(404);
    admin().delete("/api/exams/" + unknown).then().statusCode(404);
    admin().get("/api/exams/not-an-id").then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "POST,",
    "GET,",
    "GET,/11111111-1111-1111-1111-111111111111",
    "PUT,/11111111-1111-1111-1111-111111111111",
    "DELETE,/11111111-1111-1111-1111-111111111111"
  })
  void onlyTheSecretariatSeesExamsHere(String method, String path) {
    String target = "/api/exams" + (path == null ? "" : path);
    for (String token : List.of(Tokens.teacher("t-1"), Tokens.student("s-1"))) {
      given()
          .auth()
          .oauth2(token)
          .contentType(ContentType.JSON)
          .body("{}")
          .request(method, target)
          .then()
          .statusCode(403)
          .body("type", equalTo("/problems/forbidden"));
    }
    given()
        .contentType(ContentType.JSON)
        .body("{}")
        .request(method, target)
        .then()
        .statusCode(401)
        .body("type", equalTo("/problems/unauthenticated"));
  }
}
