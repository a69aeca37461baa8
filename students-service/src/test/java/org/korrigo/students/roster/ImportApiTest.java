package org.korrigo.students.roster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Statements;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ImportApiTest {
  private static final String ANNE =
      Rosters.line("LE GOFF ANNE", "02/03/2008", "anne.le-goff@lycee.example", "TG2");
  private static final String JEAN =
      Rosters.line("DUPONT JEAN", "02/03/2008", "jean.dupont2@lycee.example", "TG2");
  private static final String UNSURE = Rosters.line("GARCIA LOPEZ MARIA", "05/06/2008", "", "TG3");

  @BeforeEach
  void noPupils() throws SQLException {
    Database.execute("delete from student");
  }

  @Test
  void aFormThatBreaksOffIsTheClientsFault() {
    given()
        .auth()
        .oauth2(Tokens.admin())
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("multipart/form-data", ContentType.TEXT)))
        .contentType("multipart/form-data; boundary=x")
        .body("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"r.csv\"\r\n\r\nÉl")
        .post("/api/students/imports")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("body"));
  }

  @Test
  void importsARosterAndPublishesEachPupil() {
    upload(Rosters.of(ANNE, JEAN))
        .statusCode(200)
        .body("id", notNullValue())
        .body("rows", equalTo(2))
        .body("created", equalTo(2))
        .body("updated", equalTo(0))
        .body("unchanged", equalTo(0))
        .body("faults", empty())
        .body("review", empty());

    Map<String, Object> anne =
        Database.query("select * from student where last_name = 'LE GOFF'").getFirst();
    assertThat(anne)
        .containsEntry("first_name", "ANNE")
        .containsEntry("class_name", "TG2")
        .containsEntry("email", "anne.le-goff@lycee.example");
    String key = anne.get("id").toString();
    await().untilAsserted(() -> assertThat(enrolled(key)).hasSize(1));
    assertThat(enrolled(key).getFirst().firstName()).isEqualTo("ANNE");
  }

  @Test
  void publishesOnlyPupilsWhoChangedWhenARosterComesAgain() {
    upload(Rosters.of(ANNE, JEAN)).statusCode(200);
    String anne = idOf("LE GOFF");
    String jean = idOf("DUPONT");

    upload(Rosters.of(ANNE.replace("TG2", "TG5"), JEAN))
        .statusCode(200)
        .body("created", equalTo(0))
        .body("updated", equalTo(1))
        .body("unchanged", equalTo(1));

    assertThat(idOf("LE GOFF")).isEqualTo(anne);
    await()
        .untilAsserted(
            () ->
                assertThat(enrolled(anne))
                    .extracting(StudentEnrolled::className)
                    .containsExactly("TG2", "TG5"));
    await().untilAsserted(() -> assertThat(enrolled(jean)).hasSize(1));
  }

  @Test
  void asksForAPersonsLookWhereTheLastNameIsAGuess() {
    upload(Rosters.of(ANNE, UNSURE))
        .statusCode(200)
        .body("created", equalTo(2))
        .body("review", hasSize(1))
        .body("review[0].line", equalTo(3))
        .body("review[0].student_id", equalTo(Integer.parseInt(idOf("GARCIA"))))
        .body("review[0].last_name", equalTo("GARCIA"))
        .body("review[0].first_name", equalTo("LOPEZ MARIA"))
        .body("review[0].reason", equalTo("no e-mail address tells where the last name ends"));
  }

  @Test
  void findsThePupilAgainWhenALaterRosterTellsWhereTheLastNameEnds() {
    upload(Rosters.of(UNSURE)).statusCode(200);
    String id = idOf("GARCIA");

    upload(Rosters.of(UNSURE.replace(",,", ",maria.garcialopez@lycee.example,")))
        .statusCode(200)
        .body("updated", equalTo(1))
        .body("review", empty());

    assertThat(idOf("GARCIA LOPEZ")).isEqualTo(id);
  }

  @Test
  void keepsWhatIsKnownOfTheNameWhenALaterRosterTellsLess() {
    upload(Rosters.of(ANNE)).statusCode(200);

    upload(Rosters.of(ANNE.replace("anne.le-goff@lycee.example", "")))
        .statusCode(200)
        .body("unchanged", equalTo(1))
        .body("review", empty());

    assertThat(Database.query("select email from student"))
        .containsExactly(Map.of("email", "anne.le-goff@lycee.example"));
  }

  @Test
  void neverUndoesTheCutThatAPersonSettled() {
    upload(Rosters.of(UNSURE)).statusCode(200);
    given()
        .auth()
        .oauth2(Tokens.admin())
        .contentType("application/json")
        .body("{\"last_name\":\"GARCIA LOPEZ\",\"first_name\":\"MARIA\"}")
        .put("/api/students/" + idOf("GARCIA") + "/name")
        .then()
        .statusCode(200);

    upload(Rosters.of(UNSURE.replace(",,", ",lopez-maria.garcia@lycee.example,")))
        .statusCode(200)
        .body("created", equalTo(0));

    assertThat(Database.query("select last_name, first_name from student"))
        .containsExactly(Map.of("last_name", "GARCIA LOPEZ", "first_name", "MARIA"));
  }

  @Test
  void reportsFaultyLinesAndTakesTheOthers() {
    byte[] roster = Rosters.of(ANNE, Rosters.line("PETIT LOU", "31/02/2008", "", "TG2"), ANNE);

    post("/api/students/imports?leave_out_refused=true", roster)
        .statusCode(200)
        .body("rows", equalTo(3))
        .body("created", equalTo(1))
        .body("faults.line", contains(3, 4))
        .body("faults[0].message", containsString("31/02/2008"))
        .body("faults[1].message", equalTo("the same pupil stands in line 2"));
  }

  @Test
  void importsNothingWhereALineIsRefused() {
    upload(Rosters.of(JEAN)).statusCode(200);
    List<Map<String, Object>> before = Database.query("select * from student");
    List<Map<String, Object>> runs = Database.query("select id from import_run");

    upload(
            Rosters.of(
                ANNE,
                JEAN.replace("TG2", "TG9"),
                Rosters.line("PETIT LOU", "31/02/2008", "", "TG2")))
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/unsupported-roster"))
        .body("refused", equalTo(1))
        .body("violations[0].field", equalTo("line 4"))
        .body("violations[0].message", containsString("31/02/2008"));

    assertThat(Database.query("select * from student")).isEqualTo(before);
    assertThat(Database.query("select id from import_run")).isEqualTo(runs);
  }

  @Test
  void previewsLineByLineWhatAnImportWouldDoAndChangesNothing() {
    upload(Rosters.of(ANNE, JEAN)).statusCode(200);
    List<Map<String, Object>> before = Database.query("select * from student order by id");
    List<Map<String, Object>> runs = Database.query("select id from import_run");
    int anne = Integer.parseInt(idOf("LE GOFF"));
    int jean = Integer.parseInt(idOf("DUPONT"));

    post(
            "/api/students/imports/previews",
            Rosters.of(
                ANNE.replace("TG2", "TG5"),
                UNSURE,
                Rosters.line("PETIT LOU", "31/02/2008", "", "TG2"),
                JEAN))
        .statusCode(200)
        .body("rows", equalTo(4))
        .body("added", equalTo(1))
        .body("changed", equalTo(1))
        .body("left", equalTo(1))
        .body("refused", equalTo(1))
        .body("lines.line", contains(2, 3, 4, 5))
        .body("lines.outcome", contains("CHANGED", "ADDED", "REFUSED", "LEFT"))
        .body("lines.student_id", contains(anne, null, null, jean))
        .body("lines[0].changes", hasSize(1))
        .body("lines[0].changes[0].field", equalTo("class_name"))
        .body("lines[0].changes[0].before", equalTo("TG2"))
        .body("lines[0].changes[0].after", equalTo("TG5"))
        .body("lines[1].last_name", equalTo("GARCIA"))
        .body("lines[1].reason", equalTo("no e-mail address tells where the last name ends"))
        .body("lines[2].reason", containsString("31/02/2008"))
        .body("lines[3].changes", empty());

    assertThat(Database.query("select * from student order by id")).isEqualTo(before);
    assertThat(Database.query("select id from import_run")).isEqualTo(runs);
  }

  @Test
  void doesWhatThePreviewShowed() {
    upload(Rosters.of(ANNE, JEAN, UNSURE)).statusCode(200);
    byte[] roster =
        Rosters.of(
            ANNE.replace("anne.le-goff@", "anne@"),
            JEAN,
            UNSURE.replace(",,", ",maria.garcialopez@lycee.example,"),
            Rosters.line("NOUVEAU LOU", "03/03/2008", "lou.nouveau@lycee.example", "TG2"));
    List<String> shown =
        post("/api/students/imports/previews", roster).extract().path("lines.outcome");

    List<String> done = upload(roster).statusCode(200).extract().path("lines.outcome");

    assertThat(done).isEqualTo(shown).containsExactly("CHANGED", "LEFT", "CHANGED", "ADDED");
  }

  @Test
  void keepsTheFileAndTheReportOfEachLine() {
    byte[] roster = Rosters.of(ANNE, UNSURE);
    String id = upload(roster).statusCode(200).extract().path("id");

    byte[] kept =
        given()
            .auth()
            .oauth2(Tokens.admin())
            .accept("text/csv")
            .get("/api/students/imports/" + id + "/file")
            .then()
            .statusCode(200)
            .contentType("text/csv")
            .extract()
            .asByteArray();

    assertThat(kept).isEqualTo(roster);
    given()
        .auth()
        .oauth2(Tokens.admin())
        .get("/api/students/imports/" + id)
        .then()
        .statusCode(200)
        .body("lines.line", contains(2, 3))
        .body("lines.outcome", contains("ADDED", "ADDED"))
        .body("lines.last_name", contains("LE GOFF", "GARCIA"));
  }

  @Test
  void listsImportsTheLatestFirst() throws SQLException {
    Database.execute("delete from import_run");
    String first = upload(Rosters.of(ANNE)).statusCode(200).extract().path("id");
    String second = upload(Rosters.of(JEAN)).statusCode(200).extract().path("id");

    Response page = given().auth().oauth2(Tokens.admin()).get("/api/students/imports?limit=1");

    page.then().statusCode(200).body("id", contains(second)).body("[0].created", equalTo(1));
    String link = page.getHeader("Link");
    given()
        .auth()
        .oauth2(Tokens.admin())
        .urlEncodingEnabled(false)
        .get("/api/students/imports" + link.substring(1, link.indexOf('>')))
        .then()
        .statusCode(200)
        .body("id", contains(first));
    given()
        .auth()
        .oauth2(Tokens.admin())
        .get("/api/students/imports?after=yesterday")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("after"));
  }

  @Test
  void importsAPlainFileWithNamedColumns() {
    upload(
            "class_name;last_name;first_name;date_naissance;email\nTG2;de la Tour;Anne Lou;2008-02-29;\n"
                .getBytes(StandardCharsets.UTF_8))
        .statusCode(200)
        .body("created", equalTo(1))
        .body("review", empty());

    assertThat(
            Database.query(
                "select last_name, first_name, date_naissance::text as day from student"))
        .containsExactly(
            Map.of("last_name", "DE LA TOUR", "first_name", "Anne Lou", "day", "2008-02-29"));
  }

  @Test
  void refusesAFileThatIsNoRosterAndChangesNothing() {
    upload(Rosters.of(ANNE)).statusCode(200);
    List<Map<String, Object>> before = Database.query("select * from student");

    upload("Élèves,Classe\nDUPONT JEAN,TG2".getBytes(StandardCharsets.UTF_8))
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/unsupported-roster"))
        .body("violations[0].field", equalTo("line 1"))
        .body("violations[0].message", equalTo("the column Né(e) le is missing"));

    assertThat(Database.query("select * from student")).isEqualTo(before);
  }

  @Test
  void refusesARequestWithoutAFile() {
    given()
        .auth()
        .oauth2(Tokens.admin())
        .multiPart("roster", "roster.csv", Rosters.of(ANNE), "text/csv")
        .post("/api/students/imports")
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-request"))
        .body("violations[0].field", equalTo("file"));
  }

  @Test
  void refusesAFileThatIsTooLarge() {
    given()
        .auth()
        .oauth2(Tokens.admin())
        .multiPart("file", "roster.csv", new byte[5 * 1024 * 1024], "text/csv")
        .post("/api/students/imports")
        .then()
        .statusCode(413);
  }

  @Test
  void importsOnceUnderOneKey() {
    String key = UUID.randomUUID().toString();
    String first = uploadUnder(key, Rosters.of(ANNE)).statusCode(200).extract().asString();

    String second = uploadUnder(key, Rosters.of(ANNE)).statusCode(200).extract().asString();

    assertThat(second).isEqualTo(first).contains(key, "\"created\":1");
    assertThat(Database.query("select 1 from import_run where id = ?", UUID.fromString(key)))
        .hasSize(1);
  }

  @Test
  void refusesAKeyThatWasUsedForAnotherFile() {
    String key = UUID.randomUUID().toString();
    uploadUnder(key, Rosters.of(ANNE)).statusCode(200);

    uploadUnder(key, Rosters.of(JEAN)).statusCode(409).body("type", equalTo("/problems/conflict"));

    assertThat(Database.query("select last_name from student"))
        .containsExactly(Map.of("last_name", "LE GOFF"));
  }

  @Test
  void refusesAKeyThatIsNone() {
    uploadUnder("mine", Rosters.of(ANNE)).statusCode(400);
  }

  @Test
  void keepsWhoImportedWhatWhen() {
    String id = upload(Rosters.of(ANNE, UNSURE)).statusCode(200).extract().path("id");

    given()
        .auth()
        .oauth2(Tokens.admin())
        .get("/api/students/imports/" + id)
        .then()
        .statusCode(200)
        .body("imported_by", equalTo("secretariat-subject"))
        .body("imported_at", notNullValue())
        .body("review", hasSize(1));

    assertThat(
            Database.query(
                    "select file_sha256, report::text as report from import_run where id = ?",
                    UUID.fromString(id))
                .getFirst())
        .containsEntry("file_sha256", RosterFile.sha256(Rosters.of(ANNE, UNSURE)))
        .hasEntrySatisfying(
            "report", report -> assertThat(report.toString()).doesNotContain("GARCIA"));
  }

  @Test
  void leavesRemovedPupilsOutOfAnEarlierReport() throws SQLException {
    String id = upload(Rosters.of(UNSURE)).statusCode(200).extract().path("id");
    Database.execute("delete from student");

    given()
        .auth()
        .oauth2(Tokens.admin())
        .get("/api/students/imports/" + id)
        .then()
        .statusCode(200)
        .body("created", equalTo(1))
        .body("review", empty());
  }

  @Test
  void answersNotFoundForAnImportThatNeverWas() {
    given()
        .auth()
        .oauth2(Tokens.admin())
        .get("/api/students/imports/" + UUID.randomUUID())
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/not-found"));
  }

  @Test
  void needsAsManyStatementsForManyPupilsAsForTwo() {
    byte[] few = classOf(2, "TG1");
    byte[] many = classOf(1_000, "TG2");

    int forFew = Statements.countDuring(() -> upload(few).statusCode(200));
    int forMany = Statements.countDuring(() -> upload(many).statusCode(200));

    assertThat(forFew).isPositive();
    assertThat(forMany).isEqualTo(forFew);
    await()
        .untilAsserted(
            () ->
                assertThat(Database.query("select count(*) as left from outbox"))
                    .containsExactly(Map.of("left", 0L)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"teacher", "student"})
  void refusesEveryoneButTheSecretariat(String role) {
    String token = Tokens.of("someone", role);

    given()
        .auth()
        .oauth2(token)
        .multiPart("file", "roster.csv", Rosters.of(ANNE), "text/csv")
        .post("/api/students/imports")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/forbidden"));
    given()
        .auth()
        .oauth2(token)
        .get("/api/students/imports/" + UUID.randomUUID())
        .then()
        .statusCode(403);
  }

  @Test
  void refusesACallerWithoutAToken() {
    given()
        .multiPart("file", "roster.csv", Rosters.of(ANNE), "text/csv")
        .post("/api/students/imports")
        .then()
        .statusCode(401);
  }

  private static byte[] classOf(int pupils, String className) {
    return Rosters.of(
        IntStream.range(0, pupils)
            .mapToObj(i -> "PUPIL" + Integer.toString(i, 36) + " JEAN")
            .map(name -> Rosters.line(name, "01/02/2008", "", className))
            .toArray(String[]::new));
  }

  private static ValidatableResponse post(String path, byte[] roster) {
    return given()
        .auth()
        .oauth2(Tokens.admin())
        .multiPart("file", "roster.csv", roster, "text/csv")
        .post(path)
        .then();
  }

  private static ValidatableResponse upload(byte[] roster) {
    return uploadUnder(UUID.randomUUID().toString(), roster);
  }

  private static ValidatableResponse uploadUnder(String key, byte[] roster) {
    return given()
        .auth()
        .oauth2(Tokens.admin())
        .header("Idempotency-Key", key)
        .multiPart("file", "roster.csv", roster, "text/csv")
        .post("/api/students/imports")
        .then();
  }

  private static String idOf(String lastName) {
    return Database.query("select id from student where last_name = ?", lastName)
        .getFirst()
        .get("id")
        .toString();
  }

  private static List<StudentEnrolled> enrolled(String key) {
    return Broker.events(StudentEnrolled.class, key);
  }
}
