package org.korrigo.students.roster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.korrigo.students.roster.RosterDesk.ANNE;
import static org.korrigo.students.roster.RosterDesk.JEAN;
import static org.korrigo.students.roster.RosterDesk.UNSURE;
import static org.korrigo.students.roster.RosterDesk.idOf;
import static org.korrigo.students.roster.RosterDesk.post;
import static org.korrigo.students.roster.RosterDesk.upload;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** What is told of an import: before it is done, when it is done, and ever after. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ImportReportApiTest {
  @BeforeEach
  void noPupils() throws SQLException {
    Database.execute("delete from student");
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
  void sendsAPartOfTheFileAndNothingToWhoHasIt() {
    byte[] roster = Rosters.of(ANNE, UNSURE);
    String id = upload(roster).statusCode(200).extract().path("id");

    var part = file(id, "Range", "bytes=3-12").statusCode(206).contentType("text/csv");

    assertThat(part.extract().asByteArray()).isEqualTo(Arrays.copyOfRange(roster, 3, 13));
    file(id, "If-None-Match", part.extract().header("ETag")).statusCode(304);
    file(id, "Range", "bytes=999999-")
        .statusCode(416)
        .body("type", equalTo("/problems/range-not-satisfiable"));
  }

  private static ValidatableResponse file(String id, String header, String value) {
    return given()
        .auth()
        .oauth2(Tokens.admin())
        .header(header, value)
        .get("/api/students/imports/" + id + "/file")
        .then();
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
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-01-15T10:00:00Z_",
        "+1000000000-12-31T23:59:59Z_8c5a5d0e-5a7c-4f0e-9c57-0f7c8f1a0001",
        "-1000000000-01-01T00:00:00Z_8c5a5d0e-5a7c-4f0e-9c57-0f7c8f1a0001"
      })
  void refusesACursorThatNoListGave(String cursor) {
    given()
        .auth()
        .oauth2(Tokens.admin())
        .queryParam("after", cursor)
        .get("/api/students/imports")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("after"));
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
}
