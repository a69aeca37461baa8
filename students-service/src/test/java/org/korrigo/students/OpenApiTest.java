package org.korrigo.students;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasKey;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OpenApiChecks;

/** The published description of the endpoints is whole, and its examples are what it says. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class OpenApiTest extends OpenApiChecks {
  OpenApiTest() {
    super("students");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/students, get",
    "/api/students/{id}, get",
    "/api/students/{id}, delete",
    "/api/students/{id}/account, put",
    "/api/students/{id}/name, put",
    "/api/students/imports, post",
    "/api/students/imports/{id}, get"
  })
  void describesEveryEndpoint(String path, String method) {
    given()
        .queryParam("format", "json")
        .get("/api/students/openapi")
        .then()
        .statusCode(200)
        .body("paths.'" + path + "'", hasKey(method));
  }
}
