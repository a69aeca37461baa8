package org.korrigo.grading.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Journalled;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Statements;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ResultApiTest {
  private static final String RESULTS = "/api/grading/results";
  private static final String RELEASE = "/api/grading/exams/{exam}/release";

  private final String account = "account-" + UUID.randomUUID();

  @Test
  void showsAPupilTheOwnReleasedResult() throws SQLException {
    // Given
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy(Sitting.pupil("LE GOFF", "Anna", account), "7.25", "Bien.");
    Journalled.execute(
        copy,
        "insert into score (id, copy_id, scores_data, updated_at)"
            + " values (gen_random_uuid(), ?, '{\"ex2\": 3.25}', now())",
        copy);
    Journalled.execute(
        copy,
        "insert into question_remark (id, copy_id, question_id, remark)"
            + " values (gen_random_uuid(), ?, 'ex2', 'Soignez.')",
        copy);
    annotate(copy, 1, "BONUS", "Belle idée", 1);
    annotate(copy, 0, "ERROR", "Signe : −3 et non 3", -2);
    annotate(copy, 0, "HIGHLIGHT", null, null);
    annotate(
        copy,
        2,
        "COMMENT",
        "{\"text\": \"vu\", \"strokes\": [[0.1, 0.2]], \"stamp\": \"CHECK\"}",
        null);

    // When
    release(sitting);

    // Then
    pupil()
        .get(RESULTS)
        .then()
        .statusCode(200)
        .body("copy_id", contains(copy.toString()))
        .body("[0].exam_name", equalTo("Bac blanc de mathématiques"))
        .body("[0].total", equalTo(7.25f))
        .body("[0].maximum", equalTo(10))
        .body("[0].out_of_20", equalTo(14.50f))
        .body("[0].global_appreciation", equalTo("Bien."));
    pupil()
        .get(RESULTS + "/{copy}", copy)
        .then()
        .statusCode(200)
        .body("result.out_of_20", equalTo(14.50f))
        .body("grading_structure", hasSize(2))
        .body("scores.ex2", equalTo(3.25f))
        .body("remarks.ex2", equalTo("Soignez."))
        .body("grading_structure.label", contains("Exercice 1", "Exercice 2"))
        .body("annotations.page_index", contains(0, 0, 1, 2))
        .body("annotations.type", contains("ERROR", "HIGHLIGHT", "BONUS", "COMMENT"))
        .body("annotations.text", contains("Signe : −3 et non 3", null, "Belle idée", "vu"))
        .body("annotations.stamp", contains(null, null, null, "CHECK"))
        .body("annotations.score_delta", contains(-2, null, 1, null))
        .body("annotations[0]", not(hasKey("created_by_id")));
  }

  private static void annotate(UUID copy, int page, String type, String text, Integer delta)
      throws SQLException {
    Journalled.execute(
        copy,
        "insert into annotation (id, copy_id, page_index, x, y, w, h, content, type, score_delta,"
            + " created_by_id, created_at, updated_at) values (gen_random_uuid(), ?, ?, 0, ?, 0.1,"
            + " 0.1, ?, ?, ?, 'a-teacher', now(), now())",
        copy,
        page,
        text == null ? 0.5 : 0.1,
        text,
        type,
        delta);
  }

  @Test
  void handsOutTheAnnotatedCopyOnceAndThenOnlySaysThatItIsTheSame() {
    // Given
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy(Sitting.pupil("LE GOFF", "Anna", account), "7", null);
    release(sitting);

    // When
    Response first = pupil().get(RESULTS + "/{copy}/pdf", copy);

    // Then
    first.then().statusCode(200).contentType("application/pdf");
    assertThat(first.asString()).isEqualTo(Sitting.pdf(copy));
    assertThat(first.header("Content-Disposition")).doesNotContainIgnoringCase("goff");
    pupil()
        .header("If-None-Match", first.header("ETag"))
        .get(RESULTS + "/{copy}/pdf", copy)
        .then()
        .statusCode(304);
    assertThat(Sitting.exports(copy))
        .containsExactly("secretariat-subject released", account + " result-pdf");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/pdf"})
  void hidesWhatIsNotReleasedNotOwnOrNotThere(String part) {
    // Given
    Sitting unreleased = Sitting.begin();
    UUID own = unreleased.copy(Sitting.pupil("LE GOFF", "Anna", account), "7", null);
    Sitting released = Sitting.begin();
    UUID anothers = released.copy(Sitting.pupil("NOIR", "Ali", "another-" + account), "7", null);
    release(released);

    // Then
    pupil().get(RESULTS).then().statusCode(200).body("", hasSize(0));
    for (UUID copy : new UUID[] {own, anothers, UUID.randomUUID()}) {
      pupil()
          .get(RESULTS + "/{copy}" + part, copy)
          .then()
          .statusCode(404)
          .body("type", equalTo("/problems/not-found"))
          .body("detail", equalTo("There is no result " + copy + "."));
    }
    assertThat(Sitting.exports(own)).isEmpty();
    assertThat(Sitting.exports(anothers)).containsExactly("secretariat-subject released");
  }

  @Test
  void hidesAResultThatWasTakenBackReopenedExceptedOrGivenToAnotherPupil() {
    // Given
    int anna = Sitting.pupil("LE GOFF", "Anna", account);
    Sitting takenBack = Sitting.begin();
    takenBack.copy(anna, "7", null);
    release(takenBack);
    Sitting reopened = Sitting.begin();
    UUID again = reopened.copy(anna, "7", null);
    release(reopened);
    Sitting corrected = Sitting.begin();
    UUID notHers = corrected.copy(anna, "7", null);
    release(corrected);
    pupil().get(RESULTS).then().body("", hasSize(3));

    // When
    as(Tokens.admin()).delete(RELEASE, takenBack.exam).then().statusCode(200);
    reopened.reopen(again);
    corrected.identify(notHers, Sitting.pupil("BLANC", "Zoé"));

    // Then
    pupil().get(RESULTS).then().body("", hasSize(0));
    pupil().get(RESULTS + "/{copy}", again).then().statusCode(404);
    pupil().get(RESULTS + "/{copy}/pdf", notHers).then().statusCode(404);
  }

  @Test
  void needsAsManyStatementsForManyResultsAsForOne() {
    // Given
    int anna = Sitting.pupil("LE GOFF", "Anna", account);
    sat(anna);

    // When
    int forOne = Statements.leastDuring(() -> pupil().get(RESULTS).then().body("", hasSize(1)));
    sat(anna);
    sat(anna);
    int forMany = Statements.leastDuring(() -> pupil().get(RESULTS).then().body("", hasSize(3)));

    // Then
    assertThat(forMany).isEqualTo(forOne).isPositive();
  }

  private static void sat(int pupil) {
    Sitting sitting = Sitting.begin();
    sitting.copy(pupil, "7", null);
    release(sitting);
  }

  @Test
  void givesNothingToAnAccountOfAPupilWithoutResults() {
    pupil().get(RESULTS).then().statusCode(200).body("", hasSize(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/0b9f9a3e-94a0-4a65-9d3c-3f9d76c8f0a1",
        "/0b9f9a3e-94a0-4a65-9d3c-3f9d76c8f0a1/pdf"
      })
  void isForPupilsAlone(String path) {
    as(Tokens.admin()).get(RESULTS + path).then().statusCode(403);
    as(Tokens.teacher("t")).get(RESULTS + path).then().statusCode(403);
    given().get(RESULTS + path).then().statusCode(401);
  }

  private static void release(Sitting sitting) {
    as(Tokens.admin())
        .contentType("application/json")
        .post(RELEASE, sitting.exam)
        .then()
        .statusCode(200);
  }

  private RequestSpecification pupil() {
    return as(Tokens.student(account));
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token);
  }
}
