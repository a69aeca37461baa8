package org.korrigo.students.roster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.students.roster.RosterDesk.ANNE;
import static org.korrigo.students.roster.RosterDesk.JEAN;
import static org.korrigo.students.roster.RosterDesk.post;
import static org.korrigo.students.roster.RosterDesk.upload;
import static org.korrigo.students.roster.RosterDesk.uploadUnder;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.testing.Database;
import org.korrigo.testing.FullStore;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** Rosters, lines, forms, keys and callers that are refused; nothing changes by them. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RefusedImportApiTest {
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
  void importsNothingWhereTheFileCannotBeStoredAndAllOnceItCan() throws IOException {
    String key = UUID.randomUUID().toString();
    byte[] roster = Rosters.of(ANNE, JEAN);

    try (FullStore _ = FullStore.of("students")) {
      uploadUnder(key, roster).statusCode(503).body("type", equalTo("/problems/unavailable"));
    }
    try (FullStore _ = FullStore.ofWritten("students")) {
      uploadUnder(key, roster).statusCode(503).body("type", equalTo("/problems/unavailable"));
    }

    assertThat(Database.query("select * from student")).isEmpty();
    uploadUnder(key, roster).statusCode(200).body("created", equalTo(2));
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
}
