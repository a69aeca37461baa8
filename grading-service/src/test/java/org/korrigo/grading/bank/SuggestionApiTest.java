package org.korrigo.grading.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Statements;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class SuggestionApiTest {
  private final UUID exam = Desk.ready().exam;
  private final String teacher = "teacher-" + UUID.randomUUID();

  @Test
  void offersTextsWithAWordThatBeginsSoWhateverTheAccentsAndTheCase() {
    // Given
    template("Énoncé mal lu", null);
    template("Revoir l’énoncé", null);
    template("Dénoncé", null);
    own("ÉNONCÉ : à relire", 0);

    // Then
    suggest("prefix=enonc")
        .body("text", contains("ÉNONCÉ : à relire", "Énoncé mal lu", "Revoir l’énoncé"))
        .body("source", contains("OWN", "TEMPLATE", "TEMPLATE"));
    suggest("prefix=ENONCÉ m").body("text", contains("Énoncé mal lu"));
    suggest("prefix=revoir ").body("text", contains("Revoir l’énoncé"));
    suggest("prefix=revoi ").body("", hasSize(0));
  }

  @Test
  void offersTemplatesForTheQuestionThenOwnTextsByUseThenOtherTemplates() {
    // Given
    template("Juste (général)", null);
    template("Juste (question 2)", "ex2");
    template("Juste (question 1)", "ex1_q1");
    own("Juste, rarement", 1);
    own("Juste, souvent", 3);

    // Then
    suggest("question=ex2&prefix=juste")
        .body(
            "text",
            contains("Juste (question 2)", "Juste, souvent", "Juste, rarement", "Juste (général)"))
        .body("usage_count", contains(null, 3, 1, null))
        .body("question_id", contains("ex2", null, null, null));
    suggest("prefix=juste")
        .body("text", contains("Juste, souvent", "Juste, rarement", "Juste (général)"));
  }

  @Test
  void takesAPercentSignAndAnUnderscoreForWhatTheyAre() {
    template("Bien", null);

    suggest("prefix=%25").body("text", contains("Bien"));
    suggest("prefix=B_en").body("", hasSize(0));
    suggest("prefix=b%25n").body("", hasSize(0));
  }

  @Test
  void offersTheSameTextOnce() {
    template("Bien", null);
    own("Bien", 2);

    suggest("prefix=b").body("text", contains("Bien")).body("source", contains("OWN"));
  }

  @Test
  void offersNothingOfOtherExamsAndOtherCorrectors() {
    // Given
    own("Bien à moi", 0);
    Desk.as(Tokens.teacher("other-" + teacher))
        .body(Map.of("text", "Bien à un autre"))
        .post("/user-annotations")
        .then()
        .statusCode(201);
    UUID other = Desk.ready().exam;
    template(other, "Bien ailleurs", null);

    // Then
    suggest("prefix=bien").body("text", contains("Bien à moi"));
    asTeacher().get("/suggestions").then().statusCode(200).body("text", contains("Bien à moi"));
    asTeacher().get("/suggestions?exam=" + UUID.randomUUID()).then().statusCode(404);
  }

  @Test
  void offersAsManyAsAreAskedForWithTheSameNumberOfStatements() {
    // Given
    IntStream.range(0, 12).forEach(i -> template("Bien " + i, null));

    // Then
    suggest("").body("", hasSize(10));
    suggest("limit=3").body("text", contains("Bien 0", "Bien 1", "Bien 2"));
    int forOne = Statements.leastDuring(() -> suggest("limit=1").body("", hasSize(1)));
    int forMany = Statements.leastDuring(() -> suggest("limit=50").body("", hasSize(12)));
    assertThat(forMany).isEqualTo(forOne).isPositive();
  }

  private io.restassured.response.ValidatableResponse suggest(String query) {
    return asTeacher()
        .urlEncodingEnabled(false)
        .get(
            "/suggestions?exam="
                + exam
                + "&"
                + query.replace(" ", "%20").replace("É", "%C3%89").replace("é", "%C3%A9"))
        .then()
        .statusCode(200);
  }

  private void template(String text, String question) {
    template(exam, text, question);
  }

  private static void template(UUID exam, String text, String question) {
    Map<String, Object> template = new HashMap<>();
    template.put("text", text);
    template.put("criterion_type", "METHOD");
    template.put("question_id", question);
    Desk.asAdmin()
        .body(template)
        .post("/exams/" + exam + "/annotation-templates")
        .then()
        .statusCode(201);
  }

  private void own(String text, int uses) {
    String id =
        asTeacher()
            .body(Map.of("text", text))
            .post("/user-annotations")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    IntStream.range(0, uses)
        .forEach(
            i ->
                asTeacher()
                    .post("/user-annotations/" + id + "/uses")
                    .then()
                    .body("usage_count", equalTo(i + 1)));
  }

  private RequestSpecification asTeacher() {
    return Desk.as(Tokens.teacher(teacher));
  }
}
