package org.korrigo.students.personaldata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.students.StudentRemoved;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PersonalDataApiTest {
  private static final String STUDENTS = "/api/students";
  private static final String HEADER = "Élèves;Né(e) le;Classe;Options\r\n";
  private static final String ANNE = "QUÉRÉ ANNE;02/03/2008;TG2;\"LATIN\r\nGREC\"\r\n";
  private static final String JEAN = "DUPONT JEAN;02/03/2008;TG2;\r\n";
  private static final String OTHER_ANNE = "QUERE ANNE;04/05/2009;TG3;\r\n";
  private static final String NO_DATE = "QUERE ANNE;31/02/2008;TG2;\r\n";

  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

  @BeforeEach
  void nothingIsKept() throws SQLException, IOException {
    Database.execute("delete from student");
    Database.execute("delete from student_merge");
    Database.execute("delete from import_run");
    for (Path stored : storedFiles()) {
      Files.delete(stored);
    }
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
    Files.delete(files.resolve(key));
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

  private static ValidatableResponse erase(int id, String confirmation) {
    return admin()
        .body("{\"confirmation\":\"" + confirmation + "\"}")
        .post(STUDENTS + "/" + id + "/erasure")
        .then();
  }

  private List<String> storedText() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path stored : storedFiles()) {
      texts.add(Files.readString(stored, StandardCharsets.ISO_8859_1));
    }
    return texts;
  }

  private List<Path> storedFiles() throws IOException {
    Path own = files.resolve("students");
    if (!Files.exists(own)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(own)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static String file(String run) {
    return new String(
        admin()
            .accept("text/csv")
            .get(STUDENTS + "/imports/" + run + "/file")
            .then()
            .statusCode(200)
            .extract()
            .asByteArray(),
        StandardCharsets.UTF_8);
  }

  private static String imported(String roster, Charset charset) {
    return given()
        .auth()
        .oauth2(Tokens.admin())
        .multiPart("file", "roster.csv", roster.getBytes(charset), "text/csv")
        .post(STUDENTS + "/imports?leave_out_refused=true")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  private static int idOf(String className) {
    return (int)
        Database.query("select id from student where class_name = ?", className)
            .getFirst()
            .get("id");
  }

  private static int idOf(String lastName, String className) {
    return (int)
        Database.query(
                "select id from student where last_name = ? and class_name = ?",
                lastName,
                className)
            .getFirst()
            .get("id");
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.admin()).contentType("application/json");
  }
}
