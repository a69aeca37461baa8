package org.korrigo.students.account;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import org.korrigo.testing.Database;
import org.korrigo.testing.Tokens;

/** What the secretariat asks for pupils' accounts. */
final class AccountDesk {
  static final String STUDENTS = "/api/students";
  static final String ACCOUNTS = STUDENTS + "/classes/TG2/accounts";

  private AccountDesk() {}

  /** The account that the pupil's record is linked to, or null. */
  static String userId(int id) {
    return (String)
        Database.query("select user_id from student where id = ?", id).getFirst().get("user_id");
  }

  /** Enrols a pupil and answers the record's number. */
  static int pupil(String lastName, String firstName, String className, String email) {
    return admin()
        .body(
            new JsonObject()
                .put("last_name", lastName)
                .put("first_name", firstName)
                .put("date_naissance", "2008-02-01")
                .put("class_name", className)
                .put("email", email)
                .encode())
        .post(STUDENTS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** A request of the secretariat. */
  static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.admin()).contentType("application/json");
  }
}
