package org.korrigo.exams.exam;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.korrigo.testing.Tokens;

/** What the secretariat asks of exams, as bodies and requests. */
final class ExamRequests {
  static final String SCALE =
      """
      [{"id":"ex1","label":"Exercice 1","points":10,"children":[
        {"id":"ex1_q1","label":"Question 1.a","points":3},
        {"id":"ex1_q2","label":"Question 1.b","points":7}]}]\
      """;

  private ExamRequests() {}

  static ValidatableResponse list(String... parameters) {
    RequestSpecification request = admin();
    for (int i = 0; i < parameters.length; i += 2) {
      request.queryParam(parameters[i], parameters[i + 1]);
    }
    return request.get("/api/exams").then().statusCode(200);
  }

  static String created(String name, String scale) {
    return created(name, scale, "2026-01-15");
  }

  static String created(String name, String scale, String date) {
    return admin()
        .body(exam(name, scale).replace("2026-01-15", date))
        .post("/api/exams")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  static Response keyed(String key, String path, String body) {
    return admin().header("Idempotency-Key", key).body(body).post(path);
  }

  static String exam(String name, String scale) {
    return "{\"name\":\"%s\",\"date\":\"2026-01-15\",\"grading_structure\":%s}"
        .formatted(name, scale);
  }

  static RequestSpecification admin() {
    return given().auth().oauth2(Tokens.admin()).contentType(ContentType.JSON);
  }
}
