package org.korrigo.grading.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Statements;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class MarksApiTest {
  private static final String MARKS = "/api/grading/exams/{exam}/marks";
  private static final String FILE = MARKS + ".csv";

  @Test
  void writesTheFileThatPronoteReadsAndJournalsEachExport() {
    // Given
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy(Sitting.pupil("ÉTIENNE", "Zoé"), "7.25", "Bien ; continuez.");
    sitting.copy(Sitting.pupil("EVRARD", "Tom"), "9.99", null);
    UUID unmarked = sitting.copy();

    // When
    Response file = admin().queryParam("coefficient", "2,5").get(FILE, sitting.exam);

    // Then
    file.then()
        .statusCode(200)
        .contentType("text/csv;charset=UTF-8")
        .header("Omitted-Copies", "1")
        .header("Omitted-Copy-List", "\"" + Sitting.anonymousId(unmarked) + "\";reason=NOT_GRADED")
        .header("Link", "<marks>; rel=\"describedby\"; type=\"application/json\"");
    assertThat(new String(file.asByteArray(), StandardCharsets.UTF_8))
        .isEqualTo(
            "\uFEFFNOM;PRENOM;DATE_NAISSANCE;MATIERE;NOTE;COEFF;COMMENTAIRE\r\n"
                + "ÉTIENNE;Zoé;05/09/2008;Bac blanc de mathématiques;14,50;2,5;"
                + "\"Bien ; continuez.\"\r\n"
                + "EVRARD;Tom;05/09/2008;Bac blanc de mathématiques;19,98;2,5;\r\n");
    assertThat(Sitting.exports(copy)).containsExactly("secretariat-subject marks-file");
    assertThat(Sitting.exports(unmarked)).isEmpty();
  }

  @Test
  void journalsNothingForAQuestionAboutTheHeadersAlone() {
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy(Sitting.pupil("LE GOFF", "Anna"), "7", null);
    UUID unmarked = sitting.copy();

    admin()
        .head(FILE, sitting.exam)
        .then()
        .statusCode(200)
        .header("Omitted-Copies", "1")
        .header("Omitted-Copy-List", "\"" + Sitting.anonymousId(unmarked) + "\";reason=NOT_GRADED");

    assertThat(Sitting.exports(copy)).isEmpty();
  }

  @Test
  void showsTheLinesAndListsEveryCopyThatIsLeftOutWithTheReason() {
    // Given
    Sitting sitting = Sitting.begin();
    UUID copy = sitting.copy(Sitting.pupil("DURAND", "Léa"), "7", "Bien.");
    UUID unmarked = sitting.copy();
    UUID nobodys = sitting.copy();
    sitting.grade(nobodys, "5", null);

    // When
    admin()
        .queryParam("subject", "MATHS")
        .get(MARKS, sitting.exam)
        .then()
        .statusCode(200)
        .body("subject", equalTo("MATHS"))
        .body("coefficient", equalTo(1.0f))
        .body("lines", hasSize(1))
        .body("lines[0].copy_id", equalTo(copy.toString()))
        .body("lines[0].last_name", equalTo("DURAND"))
        .body("lines[0].mark", equalTo(14.00f))
        .body(
            "omitted.anonymous_id",
            containsInAnyOrder(Sitting.anonymousId(unmarked), Sitting.anonymousId(nobodys)))
        .body("omitted.reason", containsInAnyOrder("NOT_GRADED", "NOT_IDENTIFIED"));

    // Then
    assertThat(Sitting.exports(copy)).isEmpty();
  }

  @Test
  void listsACopyThatIsNotHandedOverUntilItIsGivenUp() {
    // Given
    Sitting sitting = Sitting.begin();
    sitting.copy(Sitting.pupil("DURAND", "Léa"), "7", "Bien.");
    UUID staged = sitting.staged();

    // When
    Response shown = admin().get(MARKS, sitting.exam);
    Response file = admin().get(FILE, sitting.exam);
    sitting.discard(staged);
    Response givenUp = admin().get(FILE, sitting.exam);

    // Then
    String anonymousId = "ANON-" + staged.toString().substring(0, 8);
    shown
        .then()
        .statusCode(200)
        .body("lines", hasSize(1))
        .body("omitted.copy_id", contains(staged.toString()))
        .body("omitted.anonymous_id", contains(anonymousId))
        .body("omitted.reason", contains("NOT_HANDED_OVER"));
    file.then()
        .statusCode(200)
        .header("Omitted-Copies", "1")
        .header("Omitted-Copy-List", "\"" + anonymousId + "\";reason=NOT_HANDED_OVER");
    givenUp.then().statusCode(200).header("Omitted-Copies", "0");
  }

  @Test
  void namesWhatIsNotHandedOverAmongTheOthersInTheirOrder() {
    // Given
    Sitting sitting = Sitting.begin();
    UUID unmarked = sitting.copy();
    List<UUID> staged = List.of(sitting.staged(), sitting.staged(), sitting.staged());

    // When
    Response shown = admin().get(MARKS, sitting.exam);

    // Then
    List<String> expected =
        Stream.concat(Stream.of(unmarked), staged.stream())
            .map(copy -> "ANON-" + copy.toString().substring(0, 8))
            .sorted()
            .toList();
    shown.then().body("omitted.anonymous_id", equalTo(expected));
  }

  @Test
  void sortsByNameAsAFrenchRegisterDoes() {
    // Given
    Sitting sitting = Sitting.begin();
    sitting.copy(Sitting.pupil("ZOLA", "Ève"), "1", null);
    sitting.copy(Sitting.pupil("ETIENNE", "Zoé"), "1", null);
    sitting.copy(Sitting.pupil("ÉTIENNE", "Ana"), "1", null);
    sitting.copy(Sitting.pupil("EVRARD", "Tom"), "1", null);

    // Then
    admin()
        .get(MARKS, sitting.exam)
        .then()
        .body("lines.last_name", contains("ETIENNE", "ÉTIENNE", "EVRARD", "ZOLA"));
  }

  @Test
  void needsAsManyStatementsForManyCopiesAsForOne() {
    // Given
    Sitting one = Sitting.begin();
    one.copy(Sitting.pupil("ADAM", "Léo"), "1", null);
    Sitting many = Sitting.begin();
    for (int i = 0; i < 5; i++) {
      many.copy(Sitting.pupil("ADAM", "Léo " + i), "1", null);
    }

    // When
    int forOne = Statements.leastDuring(() -> admin().get(MARKS, one.exam).then().statusCode(200));
    int forMany =
        Statements.leastDuring(() -> admin().get(MARKS, many.exam).then().statusCode(200));

    // Then
    assertThat(forMany).isEqualTo(forOne).isPositive();
  }

  @Test
  void writesTheFileOfManyCopiesWithAsManyStatementsAsOfOne() {
    // Given
    Sitting one = Sitting.begin();
    one.copy(Sitting.pupil("ADAM", "Léo"), "1", null);
    Sitting many = Sitting.begin();
    for (int i = 0; i < 5; i++) {
      many.copy(Sitting.pupil("ADAM", "Léo " + i), "1", null);
      many.staged();
    }

    // When
    int forOne = Statements.leastDuring(() -> admin().get(FILE, one.exam).then().statusCode(200));
    int forMany = Statements.leastDuring(() -> admin().get(FILE, many.exam).then().statusCode(200));

    // Then
    assertThat(forMany).isEqualTo(forOne).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.25", "100", "x", "1e1", "99,9"})
  void refusesACoefficientThatPronoteDoesNotTake(String coefficient) {
    admin()
        .queryParam("coefficient", coefficient)
        .get(FILE, UUID.randomUUID())
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("coefficient"));
  }

  @ParameterizedTest
  @ValueSource(strings = {MARKS, FILE})
  void knowsNoExamThatWasNeverDefined(String path) {
    admin()
        .get(path, UUID.randomUUID())
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {MARKS, FILE})
  void isForTheSecretariatAlone(String path) {
    as(Tokens.teacher("t")).get(path, UUID.randomUUID()).then().statusCode(403);
    as(Tokens.student("s")).get(path, UUID.randomUUID()).then().statusCode(403);
    given().get(path, UUID.randomUUID()).then().statusCode(401);
  }

  private static RequestSpecification admin() {
    return as(Tokens.admin());
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token);
  }
}
