package org.korrigo.students.personaldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.students.personaldata.Secretariat.ANNE;
import static org.korrigo.students.personaldata.Secretariat.HEADER;
import static org.korrigo.students.personaldata.Secretariat.JEAN;
import static org.korrigo.students.personaldata.Secretariat.NO_DATE;
import static org.korrigo.students.personaldata.Secretariat.OTHER_ANNE;
import static org.korrigo.students.personaldata.Secretariat.STUDENTS;
import static org.korrigo.students.personaldata.Secretariat.admin;
import static org.korrigo.students.personaldata.Secretariat.erase;
import static org.korrigo.students.personaldata.Secretariat.file;
import static org.korrigo.students.personaldata.Secretariat.idOf;
import static org.korrigo.students.personaldata.Secretariat.imported;
import static org.korrigo.students.personaldata.Secretariat.storeDirectory;
import static org.korrigo.students.personaldata.Secretariat.storedText;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.students.StudentRemoved;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PersonalDataApiTest {

  @BeforeEach
  void nothingIsKept() throws SQLException, IOException {
    Secretariat.forgetAll();
  }

  @Test
  void handsOutAllThatIsKeptOfAPupilAndOfNobodyElse() {
    String first = imported(HEADER + JEAN + ANNE + OTHER_ANNE, StandardCharsets.UTF_8);
    String second = imported(HEADER + NO_DATE + ANNE.replace("TG2", "TG5"), StandardCharsets.UTF_8);

    admin()
        .get(STUDENTS + "/" + idOf("TG5") + "/personal-data")
        .then()
        .statusCode(200)
        .header("Content-Disposition", containsString("attachment"))
        .header("Cache-Control", equalTo("no-store"))
        .body("student.last_name", equalTo("QUÉRÉ"))
        .body("student.class_name", equalTo("TG5"))
        .body("former_ids", empty())
        .body("imports.import_id", contains(second, second, first))
        .body("imports.line", contains(2, 3, 3))
        .body("imports.outcome", contains("REFUSED", "CHANGED", "ADDED"))
        .body("imports[1].changes", contains("class_name"))
        .body("imports[2].text", equalTo("QUÉRÉ ANNE;02/03/2008;TG2;\"LATIN\r\nGREC\""))
        .body("imports.imported_by", everyItem(equalTo("secretariat-subject")));
  }

  @Test
  void erasesAPupilFromTheRecordsAndFromEveryKeptFile() throws IOException {
    String first = imported(HEADER + JEAN + ANNE + OTHER_ANNE, Charset.forName("windows-1252"));
    String second = imported(HEADER + NO_DATE + ANNE.replace("TG2", "TG5"), StandardCharsets.UTF_8);
    int anne = idOf("TG5");

    erase(anne, "quéré anne").statusCode(204);

    admin().get(STUDENTS + "/" + anne).then().statusCode(404);
    assertThat(file(first)).isEqualTo("\uFEFF" + HEADER + JEAN + "\r\n\r\n" + OTHER_ANNE);
    assertThat(file(second)).isEqualTo("\uFEFF" + HEADER + "\r\n\r\n\r\n");
    assertThat(storedText()).noneMatch(text -> text.contains("02/03/2008;TG5"));
    assertThat(storedText()).noneMatch(text -> text.contains("LATIN"));
    admin()
        .get(STUDENTS + "/imports/" + first)
        .then()
        .statusCode(200)
        .body("rows", equalTo(3))
        .body("lines.last_name", contains("DUPONT", null, "QUERE"));
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(StudentRemoved.class, Integer.toString(anne)))
                    .containsExactly(new StudentRemoved(anne)));
  }

  @Test
  void erasesWhatWasKeptUnderAnEarlierNameAndOfMergedRecords() throws IOException {
    String run = imported(HEADER + ANNE + OTHER_ANNE + JEAN, StandardCharsets.UTF_8);
    int stays = idOf("QUÉRÉ", "TG2");
    int goes = idOf("QUERE", "TG3");
    admin()
        .body("{\"student_id\":" + goes + "}")
        .post(STUDENTS + "/" + stays + "/merges")
        .then()
        .statusCode(200);
    admin()
        .header("If-Match", admin().get(STUDENTS + "/" + stays).getHeader("ETag"))
        .body(
            "{\"last_name\":\"BERTHOU\",\"first_name\":\"ANNE\",\"date_naissance\":\"2008-03-02\","
                + "\"class_name\":\"TG2\"}")
        .put(STUDENTS + "/" + stays)
        .then()
        .statusCode(200);
    admin()
        .get(STUDENTS + "/" + stays + "/personal-data")
        .then()
        .body("former_ids", contains(goes))
        .body("imports.line", contains(2, 4));

    erase(stays, "BERTHOU ANNE").statusCode(204);

    assertThat(file(run)).isEqualTo("\uFEFF" + HEADER + "\r\n\r\n\r\n" + JEAN);
    assertThat(Database.query("select 1 from student_merge")).isEmpty();
  }

  @Test
  void erasesAPupilEvenWhereAKeptFileIsMissing() throws IOException, SQLException {
    String run = imported(HEADER + JEAN, StandardCharsets.UTF_8);
    int jean = idOf("TG2");
    String key =
        Database.query("select file ->> 'key' as key from import_run")
            .getFirst()
            .get("key")
            .toString();
    Files.delete(storeDirectory().resolve(key));
    admin()
        .get(STUDENTS + "/" + jean + "/personal-data")
        .then()
        .statusCode(200)
        .body("imports.line", contains(2))
        .body("imports[0].text", nullValue());

    erase(jean, "DUPONT JEAN").statusCode(204);

    admin().get(STUDENTS + "/imports/" + run + "/file").then().statusCode(404);
  }

  @Test
  void erasesNobodyWithoutTheName() throws IOException {
    String run = imported(HEADER + JEAN, StandardCharsets.UTF_8);
    int jean = idOf("TG2");

    erase(jean, "DUPOND JEAN")
        .statusCode(409)
        .body("type", equalTo("/problems/confirmation-required"));
    admin().body("{}").post(STUDENTS + "/" + jean + "/erasure").then().statusCode(400);

    erase(999_999, "DUPONT JEAN").statusCode(404);
    admin().get(STUDENTS + "/999999/personal-data").then().statusCode(404);
    assertThat(file(run)).isEqualTo(HEADER + JEAN);
    assertThat(Database.query("select id from student")).containsExactly(Map.of("id", jean));
  }
}
