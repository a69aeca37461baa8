package org.korrigo.students.student;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.contracts.students.StudentRemoved;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class WritingApiTest {
  private static final String STUDENTS = "/api/students";

  @BeforeEach
  void noPupils() throws SQLException {
    Database.execute("delete from student");
    Database.execute("delete from student_merge");
  }

  @Test
  void writesAPupilDownAndTellsSo() {
    Response answer = admin().body(form("LE GOFF", "Anne", "TG2")).post(STUDENTS);

    int id = answer.path("id");
    answer
        .then()
        .statusCode(201)
        .header("Location", endsWith("/api/students/" + id))
        .header("ETag", equalTo("\"0\""))
        .body("last_name", equalTo("LE GOFF"))
        .body("name_split", equalTo("SETTLED"));
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(StudentEnrolled.class, Integer.toString(id)))
                    .extracting(StudentEnrolled::firstName)
                    .containsExactly("Anne"));
  }

  @Test
  void writesAPupilDownOnceUnderOneKey() {
    String key = UUID.randomUUID().toString();
    int first =
        admin()
            .header("Idempotency-Key", key)
            .body(form("LE GOFF", "Anne", "TG2"))
            .post(STUDENTS)
            .path("id");

    admin()
        .header("Idempotency-Key", key)
        .body(form("LE GOFF", "Anne", "TG2"))
        .post(STUDENTS)
        .then()
        .statusCode(200)
        .body("id", equalTo(first));
  }

  @Test
  void refusesASecondRecordOfOneNameAndBirthDate() {
    int known = create("LE GOFF", "Anne", "TG2");

    admin()
        .body(form("Le-Goff", "ANNE", "TG5"))
        .post(STUDENTS)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("student_id", equalTo(known));
    assertThat(Database.query("select class_name from student"))
        .containsExactly(Map.of("class_name", "TG2"));
  }

  @ParameterizedTest
  @CsvSource({
    "last_name, '\"\"'",
    "last_name, '\"-\"'",
    "last_name, null",
    "first_name, null",
    "first_name, '\"a\\u0007\"'",
    "last_name, '\"a\\u0085b\"'",
    "class_name, '\" \"'",
    "date_naissance, null",
    "date_naissance, '\"2099-01-01\"'",
    "date_naissance, '\"1899-12-31\"'",
    "email, '\"none\"'",
    "email, '\"a\\u0007@b\"'"
  })
  void refusesWhatIsNoPupilAndWritesNothing(String field, String value) {
    String body = form("X", "", "TG2").replaceFirst("\"" + field + "\":\"[^\"]*\"", "");
    String sent = body.substring(0, body.length() - 1) + ",\"" + field + "\":" + value + "}";

    admin()
        .body(sent.replace(",,", ",").replace("{,", "{"))
        .post(STUDENTS)
        .then()
        .statusCode(400)
        .body("violations[0].field", endsWith(field));
    assertThat(Database.query("select 1 from student")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\n", "\\u0000", "\\u0007", "\\u0085"})
  void refusesASettledNameWithASignThatIsNoneOfAName(String sign) {
    int id = create("LE GOFF", "Anne", "TG2");

    admin()
        .body("{\"last_name\":\"LE" + sign + "GOFF\",\"first_name\":\"Anne\"}")
        .put(STUDENTS + "/" + id + "/name")
        .then()
        .statusCode(400)
        .body("violations[0].field", endsWith("last_name"));
    assertThat(Database.query("select last_name from student"))
        .containsExactly(Map.of("last_name", "LE GOFF"));
  }

  @Test
  void tellsOnceWhereALastNameEndsHoweverOftenItIsSaid() {
    int id = create("LE GOFF", "Anne", "TG2");
    for (int again = 0; again < 3; again++) {
      admin()
          .body("{\"last_name\":\"LE\",\"first_name\":\"GOFF Anne\"}")
          .put(STUDENTS + "/" + id + "/name")
          .then()
          .statusCode(200)
          .header("ETag", equalTo("\"1\""));
    }
    admin().delete(STUDENTS + "/" + id).then().statusCode(204);

    await().until(() -> !Broker.events(StudentRemoved.class, Integer.toString(id)).isEmpty());
    assertThat(Broker.events(StudentEnrolled.class, Integer.toString(id)))
        .extracting(StudentEnrolled::lastName)
        .containsExactly("LE GOFF", "LE");
  }

  @Test
  void changesWhatIsKnownOfAPupilAndTellsSo() {
    int id = create("LE GOFF", "Anne", "TG2");

    admin()
        .header("If-Match", "\"0\"")
        .body(form("LE GOFF", "Anne Lou", "TG5"))
        .put(STUDENTS + "/" + id)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .body("first_name", equalTo("Anne Lou"))
        .body("class_name", equalTo("TG5"));

    admin().queryParam("q", "anne lou").get(STUDENTS).then().body("id", contains(id));
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(StudentEnrolled.class, Integer.toString(id)))
                    .extracting(StudentEnrolled::className)
                    .containsExactly("TG2", "TG5"));
  }

  @Test
  void refusesAChangeByWhomSawAnOlderVersion() {
    int id = create("LE GOFF", "Anne", "TG2");
    change(id, "\"0\"", form("LE GOFF", "Anne", "TG5")).statusCode(200);

    change(id, "\"0\"", form("LE GOFF", "Anne", "TG6"))
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"));
    admin()
        .body(form("LE GOFF", "Anne", "TG6"))
        .put(STUDENTS + "/" + id)
        .then()
        .statusCode(428)
        .body("type", equalTo("/problems/precondition-required"));
    assertThat(Database.query("select class_name from student"))
        .containsExactly(Map.of("class_name", "TG5"));
  }

  @Test
  void refusesTheNameAndBirthDateOfAnotherPupil() {
    int anne = create("LE GOFF", "Anne", "TG2");
    int jean = create("DUPONT", "Jean", "TG2");

    change(jean, "\"0\"", form("LE GOFF", "Anne", "TG2"))
        .statusCode(409)
        .body("student_id", equalTo(anne));
    change(999_999, "\"0\"", form("A", "B", "C")).statusCode(404);
  }

  @Test
  void listsClassesWithTheirPupils() {
    create("LE GOFF", "Anne", "TG2");
    int jean = create("DUPONT", "Jean", "TG2");
    create("PETIT", "Lou", "TG1");
    link(jean, "subject-of-jean");

    Response all = admin().get(STUDENTS + "/classes");

    all.then()
        .statusCode(200)
        .body("class_name", contains("TG1", "TG2"))
        .body("pupils", contains(1, 2))
        .body("linked", contains(0, 1));
    Response first = admin().get(STUDENTS + "/classes?limit=1");
    assertThat(first.getHeader("Link")).contains("after=TG1");
    admin().get(STUDENTS + "/classes?after=TG1").then().body("class_name", contains("TG2"));
  }

  @Test
  void makesTwoRecordsOfOnePupilOneAndTellsWhichStays() {
    int stays = create("LE GOFF", "Anne", "TG2");
    int goes = create("LEGOFFE", "Anne", "TG2", "anne@lycee.example");
    link(goes, "subject-of-anne");

    merge(stays, goes)
        .statusCode(200)
        .body("id", equalTo(stays))
        .body("last_name", equalTo("LE GOFF"))
        .body("email", equalTo("anne@lycee.example"))
        .body("user_id", equalTo("subject-of-anne"));

    admin().get(STUDENTS + "/" + goes).then().statusCode(404);
    await()
        .untilAsserted(
            () -> {
              assertThat(Broker.events(StudentRemoved.class, Integer.toString(goes)))
                  .containsExactly(new StudentRemoved(goes, stays));
              assertThat(Broker.events(StudentEnrolled.class, Integer.toString(stays)))
                  .extracting(StudentEnrolled::userId)
                  .containsExactly(null, "subject-of-anne");
            });
  }

  @Test
  void refusesAMergeThatWouldHaveToChooseBetweenAccounts() {
    int stays = create("LE GOFF", "Anne", "TG2");
    int goes = create("LEGOFFE", "Anne", "TG2");
    link(stays, "subject-one");
    link(goes, "subject-two");

    merge(stays, goes).statusCode(409).body("violations[0].field", equalTo("student_id"));

    assertThat(Database.query("select 1 from student")).hasSize(2);
  }

  @Test
  void refusesAMergeWithItselfOrWithNobody() {
    int id = create("LE GOFF", "Anne", "TG2");

    merge(id, id).statusCode(400).body("violations[0].field", equalTo("student_id"));
    merge(id, 999_999).statusCode(404);
    merge(999_999, id).statusCode(404);
    admin().body("{}").post(STUDENTS + "/" + id + "/merges").then().statusCode(400);
    assertThat(Database.query("select id from student")).containsExactly(Map.of("id", id));
  }

  private static ValidatableResponse change(int id, String tag, String form) {
    return admin().header("If-Match", tag).body(form).put(STUDENTS + "/" + id).then();
  }

  private static ValidatableResponse merge(int id, int other) {
    return admin()
        .body("{\"student_id\":" + other + "}")
        .post(STUDENTS + "/" + id + "/merges")
        .then();
  }

  private static void link(int id, String subject) {
    admin()
        .body("{\"user_id\":\"" + subject + "\"}")
        .put(STUDENTS + "/" + id + "/account")
        .then()
        .statusCode(200);
  }

  private static int create(String lastName, String firstName, String className) {
    return create(lastName, firstName, className, null);
  }

  private static int create(String lastName, String firstName, String className, String email) {
    String form = form(lastName, firstName, className);
    return admin()
        .body(
            email == null
                ? form
                : form.substring(0, form.length() - 1) + ",\"email\":\"" + email + "\"}")
        .post(STUDENTS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String form(String lastName, String firstName, String className) {
    return ("{\"last_name\":\"%s\",\"first_name\":\"%s\",\"date_naissance\":\"2008-02-01\","
            + "\"class_name\":\"%s\"}")
        .formatted(lastName, firstName, className);
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.admin()).contentType("application/json");
  }
}
