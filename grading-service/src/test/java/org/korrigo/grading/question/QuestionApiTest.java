package org.korrigo.grading.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Statements;
import org.korrigo.testing.Tokens;

/** Marking one question over all copies. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class QuestionApiTest {
  private final Desk desk = Desk.ready();

  @BeforeEach
  void lock() {
    desk.lock();
  }

  @Test
  void eachCopyTellsWhetherTheQuestionHasAScore() throws SQLException {
    // Given
    desk.copies(1);
    desk.scores(Map.of("ex2", 0)).then().statusCode(200);

    // When
    Response answer = desk.asTeacher().get(question("ex2") + "/copies");

    // Then
    answer
        .then()
        .statusCode(200)
        .body("$", hasSize(2))
        .body("find { it.id == '%s' }.scored".formatted(desk.copy), equalTo(true))
        .body("find { it.id == '%s' }.points".formatted(desk.copy), equalTo(0))
        .body("find { it.id == '%s' }.status".formatted(desk.copy), equalTo("LOCKED"))
        .body("find { it.id != '%s' }.scored".formatted(desk.copy), equalTo(false))
        .body("find { it.id != '%s' }.points".formatted(desk.copy), nullValue());
    desk.asTeacher()
        .get(question("ex1_q1") + "/copies")
        .then()
        .body("scored", everyItem(equalTo(false)));
  }

  @Test
  void theRegionThatSomebodySetIsToldWithEachCopyThatHasSuchAPage() {
    // Given
    desk.asTeacher().get(question("ex2") + "/region").then().statusCode(404);

    // When
    place("ex2", 1, 0.3).then().statusCode(200);
    move("ex2", 0, 0.4, 0).then().statusCode(200).body("page_index", equalTo(0));

    // Then
    desk.asTeacher()
        .get(question("ex2") + "/copies")
        .then()
        .body("[0].region.page_index", equalTo(0))
        .body("[0].region.y", equalTo(0.4f));
    desk.asTeacher().get(question("ex2") + "/region").then().body("y", equalTo(0.4f));
    move("ex2", 7, 0.4, 1).then().statusCode(200);
    desk.asTeacher().get(question("ex2") + "/copies").then().body("[0].region", nullValue());
    desk.asTeacher().get(question("ex1_q1") + "/copies").then().body("[0].region", nullValue());
  }

  @Test
  void whoMovesAQuestionSaysWhatTheyHaveSeen() {
    // Given
    place("ex2", 1, 0.3).then().statusCode(200).header("ETag", "\"0\"");

    // When
    Response blind = place("ex2", 0, 0.4);
    Response first = move("ex2", 0, 0.5, 0);
    Response late = move("ex2", 0, 0.6, 0);

    // Then
    blind
        .then()
        .statusCode(428)
        .body("type", equalTo("/problems/precondition-required"))
        .body("stored.y", equalTo(0.3f));
    first.then().statusCode(200).header("ETag", "\"1\"").body("version", equalTo(1));
    late.then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"))
        .body("stored.y", equalTo(0.5f));
    desk.asTeacher()
        .get(question("ex2") + "/region")
        .then()
        .header("ETag", "\"1\"")
        .body("y", equalTo(0.5f))
        .body("updated_by_id", equalTo(desk.teacher));
    move("ex1_q1", 0, 0.5, 0).then().statusCode(412);
  }

  @Test
  void everyMoveIsKeptWithWhoAndWhen() {
    // Given
    place("ex2", 1, 0.3).then().statusCode(200);

    // When
    region(Desk.asAdmin().header("If-Match", "\"0\""), "ex2", 0, 0.4).then().statusCode(200);

    // Then
    assertThat(
            desk.rows(
                "select updated_by_id || ' ' || y as said from question_region where exam_id = ?"
                    + " and updated_at > now() - interval '1 hour' order by version",
                desk.exam))
        .extracting(row -> row.get("said"))
        .containsExactly(desk.teacher + " 0.3", "secretariat-subject 0.4");
  }

  @Test
  void onlyCorrectorsOfTheExamAndAdminsSayWhereAQuestionIs() {
    // Given
    desk.openMarking(false);
    RequestSpecification stranger = Desk.as(Tokens.teacher("stranger"));

    // When
    Response strangers = region(stranger, "ex2", 0, 0.3);

    // Then
    strangers.then().statusCode(403).body("type", equalTo("/problems/forbidden"));
    desk.asTeacher().get(question("ex2") + "/region").then().statusCode(404);
    place("ex2", 0, 0.3).then().statusCode(200);
    region(Desk.asAdmin(), "ex1_q1", 0, 0.3).then().statusCode(200);
    desk.openMarking(true);
    region(Desk.as(Tokens.teacher("stranger")), "ex1_q2", 0, 0.3).then().statusCode(200);
  }

  @Test
  void copiesAreListedPageByPageAndOnlyThoseOfTheTeacher() throws SQLException {
    // Given
    desk.copies(2);

    // When
    Response first = desk.asTeacher().get(question("ex2") + "/copies?limit=2");

    // Then
    first.then().body("$", hasSize(2)).header("Link", containsString("rel=\"next\""));
    desk.asTeacher()
        .get(question("ex2") + "/copies?after=" + first.path("[1].anonymous_id"))
        .then()
        .body("$", hasSize(1));
    desk.openMarking(false);
    desk.asTeacher()
        .get(question("ex2") + "/copies")
        .then()
        .body("id", contains(desk.copy.toString()));
    Desk.as(Tokens.teacher("stranger"))
        .get(question("ex2") + "/copies")
        .then()
        .body("$", hasSize(0));
  }

  @Test
  void theNumberOfStatementsDoesNotDependOnTheCopies() throws SQLException {
    // Given
    int forOne = Statements.leastDuring(() -> desk.asTeacher().get(question("ex2") + "/copies"));
    desk.copies(30);

    // When
    int forMany = Statements.leastDuring(() -> desk.asTeacher().get(question("ex2") + "/copies"));

    // Then
    assertThat(forMany).isEqualTo(forOne);
  }

  @ParameterizedTest(name = "{0} {1} {2} {3} {4}: {5}")
  @CsvSource({
    "-1, 0.1, 0.1, 0.1, 0.1, page_index",
    "0, -0.1, 0.1, 0.1, 0.1, x",
    "0, 0.1, 1.1, 0.1, 0.1, y",
    "0, 0.5, 0.1, 0.6, 0.1, w",
    "0, 0.1, 0.5, 0.1, 0.6, h"
  })
  void aRectangleThatIsNotOnThePageIsRefused(
      int page, double x, double y, double w, double h, String field) {
    // When
    Response answer =
        desk.asTeacher()
            .body(Map.of("page_index", page, "x", x, "y", y, "w", w, "h", h))
            .put(question("ex2") + "/region");

    // Then
    answer.then().statusCode(400).body("violations[0].field", equalTo(field));
    desk.asTeacher().get(question("ex2") + "/region").then().statusCode(404);
  }

  @Test
  void aRectangleUpToTheEdgeIsTakenAsAnEditorCountsIt() {
    // Given
    double rest = 1 - 0.7;

    // When
    Response answer =
        desk.asTeacher()
            .body(Map.of("page_index", 0, "x", 0.7, "y", 0.7, "w", rest, "h", rest))
            .put(question("ex2") + "/region");

    // Then
    answer.then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({"ex1", "ex9"})
  void whatIsNoQuestionIsNotFound(String question) {
    // When
    Response list = desk.asTeacher().get(question(question) + "/copies");
    Response placed = place(question, 0, 0.1);

    // Then
    list.then().statusCode(404).body("type", equalTo("/problems/not-found"));
    placed.then().statusCode(404).body("type", equalTo("/problems/not-found"));
    desk.asTeacher()
        .get("/exams/" + UUID.randomUUID() + "/questions/ex2/copies")
        .then()
        .statusCode(404);
  }

  private Response place(String question, int page, double y) {
    return region(desk.asTeacher(), question, page, y);
  }

  private Response move(String question, int page, double y, int seen) {
    return region(desk.asTeacher().header("If-Match", "\"" + seen + "\""), question, page, y);
  }

  private Response region(RequestSpecification caller, String question, int page, double y) {
    return caller
        .body(Map.of("page_index", page, "x", 0.1, "y", y, "w", 0.8, "h", 0.2))
        .put(question(question) + "/region");
  }

  private String question(String id) {
    return "/exams/" + desk.exam + "/questions/" + id;
  }
}
