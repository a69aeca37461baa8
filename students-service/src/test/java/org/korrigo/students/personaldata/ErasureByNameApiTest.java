package org.korrigo.students.personaldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.korrigo.students.personaldata.Secretariat.ANNE;
import static org.korrigo.students.personaldata.Secretariat.HEADER;
import static org.korrigo.students.personaldata.Secretariat.JEAN;
import static org.korrigo.students.personaldata.Secretariat.NO_DATE;
import static org.korrigo.students.personaldata.Secretariat.OTHER_ANNE;
import static org.korrigo.students.personaldata.Secretariat.STUDENTS;
import static org.korrigo.students.personaldata.Secretariat.admin;
import static org.korrigo.students.personaldata.Secretariat.file;
import static org.korrigo.students.personaldata.Secretariat.idOf;
import static org.korrigo.students.personaldata.Secretariat.imported;
import static org.korrigo.students.personaldata.Secretariat.rename;
import static org.korrigo.students.personaldata.Secretariat.storedText;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** What rosters keep of somebody who has no record, or none any more. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ErasureByNameApiTest {
  private static final String QUERE = person("Quéré", "Anne", "2008-03-02");

  @BeforeEach
  void nothingIsKept() throws SQLException, IOException {
    Secretariat.forgetAll();
  }

  @Test
  void handsOutWhatIsKeptOfAPupilWhoWasRemoved() {
    String run = imported(HEADER + JEAN + ANNE + OTHER_ANNE, StandardCharsets.UTF_8);
    remove(idOf("QUÉRÉ", "TG2"));

    asked("/personal-data", QUERE)
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"))
        .body("student", nullValue())
        .body("imports.import_id", contains(run))
        .body("imports.line", contains(3))
        .body("imports[0].text", equalTo("QUÉRÉ ANNE;02/03/2008;TG2;\"LATIN\r\nGREC\""));
  }

  @Test
  void erasesAPupilWhoWasRemovedFromEveryKeptFile() throws IOException {
    String run = imported(HEADER + JEAN + ANNE + OTHER_ANNE, StandardCharsets.UTF_8);
    remove(idOf("QUÉRÉ", "TG2"));

    asked("/erasures", QUERE).statusCode(200).body("lines", equalTo(1));

    assertThat(file(run)).isEqualTo("\uFEFF" + HEADER + JEAN + "\r\n\r\n" + OTHER_ANNE);
    assertThat(storedText()).noneMatch(text -> text.contains("LATIN"));
    asked("/erasures", QUERE).statusCode(200).body("lines", equalTo(0));
    asked("/personal-data", QUERE).statusCode(200).body("imports", empty());
  }

  @Test
  void erasesWhatAPupilWhoWasRemovedHadUnderOtherNamesAndInMergedRecords() throws IOException {
    String run = imported(HEADER + ANNE + OTHER_ANNE + JEAN, StandardCharsets.UTF_8);
    int stays = idOf("QUÉRÉ", "TG2");
    admin()
        .body("{\"student_id\":" + idOf("QUERE", "TG3") + "}")
        .post(STUDENTS + "/" + stays + "/merges")
        .then()
        .statusCode(200);
    rename(stays, "BERTHOU", "ANNE", "2008-03-02", "TG2");
    remove(stays);

    asked("/erasures", QUERE).statusCode(200);

    assertThat(file(run)).isEqualTo("\uFEFF" + HEADER + "\r\n\r\n\r\n" + JEAN);
    assertThat(Database.query("select 1 from student_merge")).isEmpty();
  }

  @Test
  void erasesSomebodyWhoseLineWasOnlyEverRefused() {
    String run = imported(HEADER + JEAN + NO_DATE, StandardCharsets.UTF_8);

    asked("/erasures", QUERE).statusCode(200);

    assertThat(file(run)).isEqualTo("\uFEFF" + HEADER + JEAN + "\r\n");
  }

  @Test
  void leavesAPupilWhoHasARecordToTheErasureOfTheRecord() {
    String run = imported(HEADER + JEAN + ANNE, StandardCharsets.UTF_8);
    int anne = idOf("QUÉRÉ", "TG2");

    asked("/erasures", QUERE)
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("student_id", equalTo(anne));
    asked("/personal-data", QUERE).statusCode(409).body("student_id", equalTo(anne));
    rename(anne, "BERTHOU", "ANNE", "2008-03-02", "TG2");
    asked("/erasures", QUERE).statusCode(409).body("student_id", equalTo(anne));

    assertThat(file(run)).isEqualTo(HEADER + JEAN + ANNE);
  }

  @Test
  void erasesAPupilWhoWasRemovedAndNotTheOneWhoseNameTheLineWasTakenFor() {
    String run = imported(HEADER + ANNE, StandardCharsets.UTF_8);
    int twin = idOf("TG2");
    rename(twin, "QUÉRÉ", "ANNA", "2008-03-02", "TG2");
    String second = imported(HEADER + ANNE.replace("ANNE", "ANNA"), StandardCharsets.UTF_8);
    admin()
        .body(
            "{\"last_name\":\"QUÉRÉ\",\"first_name\":\"ANNE\",\"date_naissance\":\"2008-03-02\","
                + "\"class_name\":\"TG9\"}")
        .post(STUDENTS)
        .then()
        .statusCode(201);
    remove(idOf("TG9"));

    asked("/erasures", QUERE).statusCode(200);

    assertThat(file(run)).isEqualTo("\uFEFF" + HEADER + "\r\n\r\n");
    assertThat(file(second)).isEqualTo(HEADER + ANNE.replace("ANNE", "ANNA"));
    admin()
        .get(STUDENTS + "/" + twin + "/personal-data")
        .then()
        .statusCode(200)
        .body("imports.import_id", contains(second, run))
        .body("imports.line", contains(2, 2))
        .body("imports.text", contains(startsWith("QUÉRÉ ANNA"), nullValue()));
  }

  @ParameterizedTest
  @CsvSource({
    "'', Anne, 2008-03-02",
    "'-', '', 2008-03-02",
    "Quéré, , 2008-03-02",
    "Quéré, Anne, ",
    "Quéré, Anne, 2008-02-31"
  })
  void refusesWhatIsNoNameOrNoBirthDate(String last, String first, String birthDate) {
    imported(HEADER + JEAN, StandardCharsets.UTF_8);

    asked("/erasures", person(last, first, birthDate))
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-request"));
    asked("/personal-data", person(last, first, birthDate)).statusCode(400);
  }

  private static void remove(int id) {
    admin().delete(STUDENTS + "/" + id).then().statusCode(204);
  }

  private static ValidatableResponse asked(String path, String person) {
    return admin().body(person).post(STUDENTS + path).then();
  }

  private static String person(String last, String first, String birthDate) {
    return "{\"last_name\":%s,\"first_name\":%s,\"date_naissance\":%s}"
        .formatted(quoted(last), quoted(first), quoted(birthDate));
  }

  private static String quoted(String text) {
    return text == null ? "null" : "\"" + text + "\"";
  }
}
