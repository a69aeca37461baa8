package org.korrigo.students.roster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** A roster that goes on writing a pupil as before a person's word makes no second record. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class OtherSpellingsApiTest {
  private static final String STUDENTS = "/api/students";
  private static final String ANNE = Rosters.line("LEGOFF ANNE", "01/02/2008", "", "TG2");
  private static final String MISSPELT = Rosters.line("LEGOFFE ANNE", "01/02/2008", "", "TG2");

  @BeforeEach
  void noPupils() throws SQLException {
    Database.execute("delete from student");
    Database.execute("delete from student_merge");
  }

  @Test
  void findsTheRecordThatAMergeKept() {
    upload(Rosters.of(ANNE, MISSPELT)).body("created", equalTo(2));
    int stays = idOf("LEGOFF");
    merge(stays, idOf("LEGOFFE"));

    preview(Rosters.of(MISSPELT.replace("TG2", "TG5")))
        .body("lines.outcome", contains("CHANGED"))
        .body("lines[0].changes.field", contains("class_name"));
    upload(Rosters.of(MISSPELT.replace("TG2", "TG5")))
        .body("created", equalTo(0))
        .body("updated", equalTo(1));

    assertThat(Database.query("select id, class_name from student"))
        .containsExactly(Map.of("id", stays, "class_name", "TG5"));
    upload(Rosters.of(MISSPELT.replace("TG2", "TG5"))).body("unchanged", equalTo(1));
  }

  @Test
  void countsTheLineThatIsWrittenAsTheRecordIs() {
    upload(Rosters.of(ANNE, MISSPELT)).body("created", equalTo(2));
    int stays = idOf("LEGOFF");
    merge(stays, idOf("LEGOFFE"));
    byte[] both = Rosters.of(MISSPELT.replace("TG2", "TG9"), ANNE.replace("TG2", "TG5"));

    preview(both).body("lines.outcome", contains("LEFT", "CHANGED"));
    upload(both).body("unchanged", equalTo(1)).body("updated", equalTo(1));

    assertThat(Database.query("select id, class_name from student"))
        .containsExactly(Map.of("id", stays, "class_name", "TG5"));
  }

  @Test
  void findsThePupilWhoseNameAndBirthDateAPersonCorrected() {
    upload(Rosters.of(MISSPELT));
    int anne = idOf("LEGOFFE");
    rewrite(anne, "LEGOFF", "2008-02-10");

    upload(Rosters.of(MISSPELT)).body("unchanged", equalTo(1)).body("created", equalTo(0));

    assertThat(Database.query("select id, last_name, date_naissance::text as day from student"))
        .containsExactly(Map.of("id", anne, "last_name", "LEGOFF", "day", "2008-02-10"));
    personalData(anne)
        .body("other_spellings.folded_name", contains("legoffe anne"))
        .body("other_spellings.date_naissance", contains("2008-02-01"));
  }

  @Test
  void keepsEverySpellingThroughSeveralMerges() {
    upload(Rosters.of(ANNE, MISSPELT, Rosters.line("LEGOFFIC ANNE", "01/02/2008", "", "TG2")));
    merge(idOf("LEGOFFE"), idOf("LEGOFFIC"));
    merge(idOf("LEGOFF"), idOf("LEGOFFE"));

    upload(Rosters.of(MISSPELT, Rosters.line("LEGOFFIC ANNE", "01/02/2008", "", "TG2")))
        .body("created", equalTo(0))
        .body("unchanged", equalTo(2));
  }

  @Test
  void takesAPersonsWordThatThePupilIsAnother() {
    upload(Rosters.of(MISSPELT));
    int anne = idOf("LEGOFFE");
    rewrite(anne, "LEGOFF", "2008-02-01");
    int other =
        admin()
            .body(form("LEGOFFE", "2008-02-01"))
            .post(STUDENTS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    upload(Rosters.of(MISSPELT.replace("TG2", "TG5"))).body("updated", equalTo(1));

    assertThat(Database.query("select id from student where class_name = 'TG5'"))
        .containsExactly(Map.of("id", other));
    personalData(anne).body("other_spellings", empty());
  }

  @Test
  void forgetsHowAnErasedPupilWasWritten() {
    upload(Rosters.of(MISSPELT));
    int anne = idOf("LEGOFFE");
    rewrite(anne, "LEGOFF", "2008-02-01");
    personalData(anne).body("other_spellings", not(empty()));

    admin()
        .body("{\"confirmation\":\"LEGOFF ANNE\"}")
        .post(STUDENTS + "/" + anne + "/erasure")
        .then()
        .statusCode(204);

    assertThat(Database.query("select 1 from student_spelling")).isEmpty();
    upload(Rosters.of(MISSPELT)).body("created", equalTo(1));
  }

  private static void merge(int stays, int goes) {
    admin()
        .body("{\"student_id\":" + goes + "}")
        .post(STUDENTS + "/" + stays + "/merges")
        .then()
        .statusCode(200);
  }

  private static void rewrite(int id, String lastName, String birthDate) {
    admin()
        .header("If-Match", admin().get(STUDENTS + "/" + id).getHeader("ETag"))
        .body(form(lastName, birthDate))
        .put(STUDENTS + "/" + id)
        .then()
        .statusCode(200);
  }

  private static String form(String lastName, String birthDate) {
    return ("{\"last_name\":\"%s\",\"first_name\":\"ANNE\",\"date_naissance\":\"%s\","
            + "\"class_name\":\"TG2\"}")
        .formatted(lastName, birthDate);
  }

  private static ValidatableResponse personalData(int id) {
    return admin().get(STUDENTS + "/" + id + "/personal-data").then().statusCode(200);
  }

  private static ValidatableResponse preview(byte[] roster) {
    return post(STUDENTS + "/imports/previews", roster);
  }

  private static ValidatableResponse upload(byte[] roster) {
    return post(STUDENTS + "/imports", roster);
  }

  private static ValidatableResponse post(String path, byte[] roster) {
    return given()
        .auth()
        .oauth2(Tokens.admin())
        .multiPart("file", "roster.csv", roster, "text/csv")
        .post(path)
        .then()
        .statusCode(200);
  }

  private static int idOf(String lastName) {
    return (int)
        Database.query("select id from student where last_name = ?", lastName).getFirst().get("id");
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.admin()).contentType("application/json");
  }
}
