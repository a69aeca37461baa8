package org.korrigo.grading.finalisation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;

/** What was written is kept whole, and who wrote it is told what the PDF does not show of it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class UnprintableTextApiTest {

  @Test
  void tellsWhichCharactersOfWhichTextThePdfDoesNotShow() {
    // Given
    Desk desk = Desk.scored();
    String annotation =
        desk.annotate("Bravo 🚀, 漢 et 🚀", 1).then().statusCode(201).extract().path("id");
    desk.annotate("∀x ∈ ℝ : α ≤ β", null).then().statusCode(201);
    desk.asTeacher()
        .body(Map.of("remark", "Relire le 漢"))
        .put("/copies/" + desk.copy + "/remarks/ex2")
        .then()
        .statusCode(200);
    desk.asTeacher()
        .body(Map.of("global_appreciation", "Continue 🚀"))
        .put("/copies/" + desk.copy + "/appreciation")
        .then()
        .statusCode(200);
    String texts = "/copies/" + desk.copy + "/unprintable-texts";

    // When
    Response before = desk.asTeacher().get(texts);
    Response finalised = desk.asTeacher().post("/copies/" + desk.copy + "/finalisation");

    // Then
    before
        .then()
        .statusCode(200)
        .body("part", contains("ANNOTATION", "REMARK", "APPRECIATION"))
        .body("characters", contains(List.of("🚀", "漢"), List.of("漢"), List.of("🚀")))
        .body("[0].annotation_id", equalTo(annotation))
        .body("[0].page_index", equalTo(0))
        .body("[1].question_id", equalTo("ex2"));
    finalised
        .then()
        .statusCode(200)
        .body("status", equalTo("GRADED"))
        .body("unprintable", equalTo(before.jsonPath().getList("$")));
    Desk.asAdmin().get(texts).then().body("part", contains("ANNOTATION", "REMARK", "APPRECIATION"));
    desk.asTeacher()
        .get("/copies/" + desk.copy + "/annotations")
        .then()
        .body("find { it.id == '%s' }.content".formatted(annotation), equalTo("Bravo 🚀, 漢 et 🚀"));
  }

  @Test
  void saysNothingWhereThePdfShowsAll() {
    // Given
    Desk desk = Desk.scored();
    desk.annotate("Très bien : Σ λᵢ ≠ π, e\u0301te\u0301", 1).then().statusCode(201);

    // When
    Response answer = desk.asTeacher().get("/copies/" + desk.copy + "/unprintable-texts");

    // Then
    answer.then().statusCode(200).body("$", empty());
    desk.asTeacher()
        .post("/copies/" + desk.copy + "/finalisation")
        .then()
        .statusCode(200)
        .body("unprintable", empty());
  }
}
