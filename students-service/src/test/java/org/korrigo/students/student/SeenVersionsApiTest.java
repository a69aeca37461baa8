package org.korrigo.students.student;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/**
 * What a person says of one thing of a pupil honours the version that was seen, where it is said.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class SeenVersionsApiTest {
  private static final String STUDENTS = "/api/students";
  private static final String WRITES =
      """
      PUT,  account, '{"user_id":"subject-1"}'
      PUT,  name,    '{"last_name":"LE","first_name":"GOFF ANNE"}'
      POST, merges,  '{"student_id":%other}'
      """;

  private int anne;
  private int other;

  @BeforeEach
  void twoRecords() throws SQLException {
    Database.execute("delete from student");
    Database.execute("delete from student_merge");
    anne = create("LE GOFF", "ANNE");
    other = create("LE GOF", "ANNE");
  }

  @ParameterizedTest
  @CsvSource(textBlock = WRITES)
  void isRefusedIfThePupilChangedSince(String method, String path, String body) {
    String seen = tag();
    admin().body("{\"user_id\":\"subject-9\"}").put(one("account")).then().statusCode(200);

    write(method, path, body, seen)
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"));
    write(method, path, body, "nonsense").statusCode(412);

    assertThat(Database.query("select last_name, user_id from student where id = ?", anne))
        .containsExactly(Map.of("last_name", "LE GOFF", "user_id", "subject-9"));
    assertThat(Database.query("select 1 from student")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(textBlock = WRITES)
  void isDoneWithTheVersionThatWasSeenAndAnswersTheNext(String method, String path, String body) {
    String answered = write(method, path, body, tag()).statusCode(200).extract().header("ETag");

    assertThat(answered).isEqualTo(tag());
  }

  @Test
  void aMergeThatIsAskedForAgainIsDoneAlready() {
    String seen = tag();
    String body = "{\"student_id\":" + other + "}";
    write("POST", "merges", body, seen).statusCode(200);

    write("POST", "merges", body, seen).statusCode(200).body("id", equalTo(anne));

    assertThat(Database.query("select merged_id, student_id from student_merge"))
        .containsExactly(Map.of("merged_id", other, "student_id", anne));
  }

  private ValidatableResponse write(String method, String path, String body, String tag) {
    return admin()
        .header("If-Match", tag)
        .body(body.replace("%other", Integer.toString(other)))
        .request(method, one(path))
        .then();
  }

  private String one(String path) {
    return STUDENTS + "/" + anne + "/" + path;
  }

  private String tag() {
    return admin().get(STUDENTS + "/" + anne).then().statusCode(200).extract().header("ETag");
  }

  private static int create(String lastName, String firstName) {
    return admin()
        .body(
            ("{\"last_name\":\"%s\",\"first_name\":\"%s\",\"date_naissance\":\"2008-02-01\","
                    + "\"class_name\":\"TG2\"}")
                .formatted(lastName, firstName))
        .post(STUDENTS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.admin()).contentType("application/json");
  }
}
