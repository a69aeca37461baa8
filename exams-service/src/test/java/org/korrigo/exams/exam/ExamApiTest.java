package org.korrigo.exams.exam;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
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

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ExamApiTest {
  static final String SCALE =
      """
      [{"id":"ex1","label":"Exercice 1","points":10,"children":[
        {"id":"ex1_q1","label":"Question 1.a","points":3},
        {"id":"ex1_q2","label":"Question 1.b","points":7}]}]\
      """;

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
  void theSameIdempotencyKeyNeverMakesASecondExam() {
    String key = UUID.randomUUID().toString();
    admin()
        .header("Idempotency-Key", key)
        .body(exam("Once", "[]"))
        .post("/api/exams")
        .then()
        .statusCode(201)
        .body("id", equalTo(key));

    admin()
        .header("Idempotency-Key", key)
        .body(exam("Once", "[]"))
        .post("/api/exams")
        .then()
        .statusCode(200)
        .body("id", equalTo(key));

    assertThat(Database.query("select 1 from exam where name = 'Once'")).hasSize(1);
  }

  @Test
  void aKeyThatCameWithAnotherRequestIsRefused() {
    String key = UUID.randomUUID().toString();
    keyed(key, "/api/exams", exam("First word", "[]")).then().statusCode(201);

    List<Response> answers =
        List.of(
            keyed(key, "/api/exams", exam("Second word", "[]")),
            keyed(
                key,
                "/api/exams/" + key + "/duplicates",
                "{\"name\":\"First word\",\"date\":\"2027-01-15\"}"));

    assertThat(answers)
        .allSatisfy(
            answer -> answer.then().statusCode(409).body("type", equalTo("/problems/conflict")));
    admin().get("/api/exams/" + key).then().body("name", equalTo("First word"));
    keyed(key, "/api/exams", exam("First word", "[]")).then().statusCode(200);
  }

  @Test
  void aKeyOfADuplicateThatCameWithAnotherRequestIsRefused() {
    String original = create("Original", "[]");
    String other = create("Other", "[]");
    String key = UUID.randomUUID().toString();
    String wanted = "{\"name\":\"Again\",\"date\":\"2027-01-15\"}";
    keyed(key, "/api/exams/" + original + "/duplicates", wanted).then().statusCode(201);

    keyed(key, "/api/exams/" + other + "/duplicates", wanted).then().statusCode(409);
    keyed(key, "/api/exams/" + original + "/duplicates", wanted).then().statusCode(200);
  }

  @Test
  void everythingThatIsWrongIsNamedWithItsPlace() {
    admin()
        .body(
            """
            {"name":" ","pages_per_booklet":0,"identity_zone":2}\
            """)
        .post("/api/exams")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/invalid-request"))
        .body("violations.field", hasItem("name"))
        .body("violations.field", hasItem("date"))
        .body("violations.field", hasItem("pages_per_booklet"))
        .body("violations.field", hasItem("identity_zone"));
  }

  @Test
  void aMarkingScaleThatDoesNotAddUpIsRefusedAtTheNode() {
    admin()
        .body(exam("Wrong", SCALE.replace("\"points\":10", "\"points\":20")))
        .post("/api/exams")
        .then()
        .statusCode(400)
        .body("violations.field", contains("grading_structure[0].points"));
  }

  @Test
  void aFoldedSheetHasFourPages() {
    admin()
        .body(exam("Five", "[]").replace("\"name\"", "\"pages_per_booklet\":5,\"name\""))
        .post("/api/exams")
        .then()
        .statusCode(400)
        .body("violations.field", contains("pages_per_booklet"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":|body",
        "{\"name\":\"x\",\"name\":\"y\"}|body",
        "{\"name\":\"x\",\"date\":\"31/01/2026\"}|date",
        "{\"name\":\"x\",\"date\":\"+999999999-01-01\"}|date",
        "{\"name\":\"x\",\"date\":\"1899-12-31\"}|date",
        "{\"name\":\"x\",\"date\":\"2200-01-01\"}|date",
        "{\"name\":\"x\",\"date\":12}|date",
        "{\"name\":\"x\",\"date\":[2026,1,15]}|date",
        "{\"name\":\"x\",\"date\":\"\"}|date",
        "{\"name\":\"x\",\"date\":\"2026-01-15T10:00:00Z\"}|date",
        "{\"name\":\"x\",\"date\":\"2026-02-30\"}|date",
        "{\"name\":\"x\",\"date\":\"2026-01-31\",\"upload_mode\":1}|upload_mode",
        "{\"name\":\"x\",\"date\":\"2026-01-31\",\"pages_per_booklet\":4.9}|pages_per_booklet",
        "{\"name\":\"x\",\"date\":\"2026-01-31\",\"upload_mode\":\"FAX\"}|upload_mode",
        "{\"name\":\"x\",\"date\":\"2026-01-31\",\"grading_structure\":[{\"id\":\"a\",\"points\":\"many\"}]}"
            + "|grading_structure[0].points"
      })
  void whatCannotBeReadIsNamed(String body, String field) {
    admin()
        .body(body)
        .post("/api/exams")
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-request"))
        .body("violations.field", contains(field));
  }

  @Test
  void aChangeNeedsTheVersionThatWasSeen() {
    String id = create("Version", SCALE);

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
    String id = create("Frozen", SCALE);
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
    String id = create("Mode", "[]");
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
    String id = create("Short lived", "[]");

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
    String id = create("Precious", "[]");
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
  void examsAreListedTheLatestFirstPageByPage() {
    List<String> ids =
        List.of(
            create("Page 1", "[]", "2099-03-01"),
            create("Page 2", "[]", "2099-03-02"),
            create("Page 3", "[]", "2099-03-03"));

    String link =
        admin()
            .queryParam("limit", 2)
            .get("/api/exams")
            .then()
            .statusCode(200)
            .body("id", contains(ids.get(2), ids.get(1)))
            .header("Link", notNullValue())
            .extract()
            .header("Link");

    String next = link.substring(link.indexOf('<') + 1, link.indexOf('>'));
    admin()
        .urlEncodingEnabled(false)
        .get("/api/exams" + next)
        .then()
        .statusCode(200)
        .body("id[0]", equalTo(ids.getFirst()));
    admin()
        .queryParam("after", "nonsense")
        .get("/api/exams")
        .then()
        .statusCode(400)
        .body("violations.field", contains("after"));
  }

  @Test
  void examsAreFoundByTheirDayAndByTheirName() {
    String early = create("Épreuve 100%_A", "[]", "2098-05-01");
    String late = create("épreuve 100 B", "[]", "2098-05-31");
    create("Autre", "[]", "2098-06-01");

    list("from", "2098-05-01", "to", "2098-05-31").body("id", contains(late, early));
    list("from", "2098-05-02", "to", "2098-05-31").body("id", contains(late));
    list("from", "2098-01-01", "to", "2098-12-31", "name", "ÉPREUVE")
        .body("id", contains(late, early));
    list("name", "100%_").body("id", contains(early));
    String link =
        list("from", "2098-01-01", "to", "2098-12-31", "name", "épreuve", "limit", "1")
            .body("id", contains(late))
            .extract()
            .header("Link");
    admin()
        .urlEncodingEnabled(false)
        .get("/api/exams" + link.substring(link.indexOf('<') + 1, link.indexOf('>')))
        .then()
        .statusCode(200)
        .body("id", contains(early));
  }

  @ParameterizedTest
  @CsvSource({"31/01/2026,2026-02-01,from", "2026-01-01,tomorrow,to", "2026-01-01,2025-12-31,to"})
  void aDayThatIsNoneOrTheWrongWayRoundIsNamed(String from, String to, String named) {
    admin()
        .queryParam("from", from)
        .queryParam("to", to)
        .get("/api/exams")
        .then()
        .statusCode(400)
        .body("violations.field", contains(named));
  }

  @Test
  void anExamIsMadeLikeAnother() throws SQLException {
    String original =
        admin()
            .body(
                exam("Original", SCALE)
                    .replace(
                        "\"name\"",
                        "\"score_step\":0.5,\"identity_on\":\"FIRST_SHEET\",\"identity_zone\":0.3,"
                            + "\"upload_mode\":\"INDIVIDUAL_A4\",\"pages_per_booklet\":8,\"name\""))
            .post("/api/exams")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Database.execute(
        "update exam set first_copy_ready_at = now(), results_released_at = now(), pdf_source ="
            + " '{}', is_processed = true where id = ?",
        UUID.fromString(original));
    String key = UUID.randomUUID().toString();

    admin()
        .header("Idempotency-Key", key)
        .body("{\"name\":\"Again\",\"date\":\"2027-01-15\"}")
        .post("/api/exams/" + original + "/duplicates")
        .then()
        .statusCode(201)
        .header("ETag", "\"0\"")
        .header("Location", containsString("/api/exams/" + key))
        .body("name", equalTo("Again"))
        .body("date", equalTo("2027-01-15"))
        .body("maximum", is(10))
        .body("score_step", is(0.5f))
        .body("identity_on", equalTo("FIRST_SHEET"))
        .body("identity_zone", is(0.3f))
        .body("upload_mode", equalTo("INDIVIDUAL_A4"))
        .body("pages_per_booklet", is(8))
        .body("scale_frozen", is(false))
        .body("is_processed", is(false))
        .body("results_released_at", nullValue());

    admin()
        .header("Idempotency-Key", key)
        .body("{\"name\":\"Again\",\"date\":\"2027-01-15\"}")
        .post("/api/exams/" + original + "/duplicates")
        .then()
        .statusCode(200)
        .body("id", equalTo(key));
    await().untilAsserted(() -> assertThat(Broker.events(ExamDefined.class, key)).hasSize(1));
    admin()
        .body("{\"name\":\" \"}")
        .post("/api/exams/" + original + "/duplicates")
        .then()
        .statusCode(400)
        .body("violations.field", containsInAnyOrder("name", "date"));
    admin()
        .body("{\"name\":\"x\",\"date\":\"2027-01-15\"}")
        .post("/api/exams/" + UUID.randomUUID() + "/duplicates")
        .then()
        .statusCode(404);
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

  private static ValidatableResponse list(String... parameters) {
    RequestSpecification request = admin();
    for (int i = 0; i < parameters.length; i += 2) {
      request.queryParam(parameters[i], parameters[i + 1]);
    }
    return request.get("/api/exams").then().statusCode(200);
  }

  private static String create(String name, String scale) {
    return create(name, scale, "2026-01-15");
  }

  private static String create(String name, String scale, String date) {
    return admin()
        .body(exam(name, scale).replace("2026-01-15", date))
        .post("/api/exams")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Response keyed(String key, String path, String body) {
    return admin().header("Idempotency-Key", key).body(body).post(path);
  }

  private static String exam(String name, String scale) {
    return "{\"name\":\"%s\",\"date\":\"2026-01-15\",\"grading_structure\":%s}"
        .formatted(name, scale);
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.admin()).contentType(ContentType.JSON);
  }
}
