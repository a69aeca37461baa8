package org.korrigo.identification;

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
    super("identification");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/identification/exams/{exam_id}/queue, get",
    "/api/identification/exams/{exam_id}/settings, put",
    "/api/identification/copies/{copy_id}/student, put",
    "/api/identification/copies/{copy_id}/undo, post",
    "/api/identification/copies/{copy_id}/decisions, get"
  })
  void describesEveryEndpoint(String path, String method) {
    given()
        .queryParam("format", "json")
        .get("/api/identification/openapi")
        .then()
        .statusCode(200)
        .body("paths.'" + path + "'", hasKey(method));
  }
}
