package org.korrigo.grading.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.grading.Journalled;
import org.korrigo.grading.PausedSweeps;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;
import org.korrigo.testing.Statements;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RemarkApiTest {

  @ParameterizedTest
  @ValueSource(strings = {"remarks/ex2", "appreciation"})
  void aTextIsWrittenOverByWhoHasSeenIt(String path) {
    // Given
    Desk desk = Desk.locked();

    // When
    Response first = write(desk, path, null, "one");
    Response second = write(desk, path, 1, "two");

    // Then
    first.then().statusCode(200).header("ETag", "\"1\"");
    second.then().statusCode(200).header("ETag", "\"2\"");
    read(desk, path).then().header("ETag", "\"2\"").body(field(path), equalTo("two"));
    write(desk, path, 2, null).then().statusCode(200).header("ETag", "\"3\"");
    read(desk, path).then().header("ETag", "\"3\"").body(field(path), nullValue());
    write(desk, path, 1, "three").then().statusCode(412).body("stored.version", equalTo(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"remarks/ex2", "appreciation"})
  void whoHasNotSeenItIsToldWhatIsThere(String path) {
    // Given
    Desk desk = Desk.locked();
    write(desk, path, 0, "one").then().statusCode(200);
    int before = desk.journal().size();

    // When
    Response blind = write(desk, path, null, "two");
    Response stale = write(desk, path, 0, "two");

    // Then
    blind
        .then()
        .statusCode(428)
        .body("type", equalTo("/problems/precondition-required"))
        .body("stored." + field(path), equalTo("one"));
    stale
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"))
        .body("stored." + field(path), equalTo("one"))
        .body("stored.version", equalTo(1));
    assertThat(desk.journal()).hasSize(before);
    write(desk, path, null, "one").then().statusCode(200).header("ETag", "\"1\"");
  }

  @Test
  void whatIsSaidOfDifferentQuestionsDoesNotConflict() {
    Desk desk = Desk.scored();

    write(desk, "remarks/ex2", 0, "one").then().statusCode(200);
    write(desk, "remarks/ex1_q1", 0, "two").then().statusCode(200).body("ex2", equalTo("one"));
    write(desk, "appreciation", 0, "three").then().statusCode(200);
    read(desk, "scores").then().header("ETag", "\"3\"");
  }

  @Test
  void theVariantIsSetAndJournalledWithWhatItWas() {
    // Given
    Desk desk = Desk.locked();

    // When
    Response answer = vary(desk, "B");

    // Then
    answer.then().statusCode(200).body("subject_variant", equalTo("B"));
    desk.asTeacher()
        .get("/copies/" + desk.copy + "/journal?after=2")
        .then()
        .body("[0].action", equalTo("UPDATE_ANN"))
        .body("[0].metadata.subject", equalTo("SUBJECT_VARIANT"))
        .body("[0].metadata.old", equalTo("A"))
        .body("[0].metadata.new", equalTo("B"));
    vary(desk, "B").then().statusCode(200);
    assertThat(desk.journal()).hasSize(3);
    vary(desk, null).then().statusCode(200).body("subject_variant", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "", "AB", "a"})
  void anythingElseIsNoVariant(String variant) {
    Desk desk = Desk.locked();

    vary(desk, variant)
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("subject_variant"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"remarks/ex2", "appreciation", "subject-variant"})
  void aBodyThatDoesNotSayWhatTakesNothingBack(String path) {
    // Given
    Desk desk = Desk.locked();
    write(desk, "remarks/ex2", 0, "one").then().statusCode(200);
    write(desk, "appreciation", 0, "one").then().statusCode(200);
    int before = desk.journal().size();

    // When
    Response answer =
        desk.asTeacher()
            .header("If-Match", "\"1\"")
            .body(Map.of("misspelt", "B"))
            .put("/copies/" + desk.copy + "/" + path);

    // Then
    answer.then().statusCode(400).body("violations[0].field", equalTo(field(path)));
    assertThat(desk.journal()).hasSize(before);
  }

  @Test
  void theTagOfAWriteIsItsOwnThoughAnotherWindowWroteSince() throws SQLException {
    // Given
    Desk desk = Desk.locked();
    write(desk, "remarks/ex2", 0, "one").then().statusCode(200);
    try (PausedSweeps _ = PausedSweeps.now();
        OtherTransaction window = OtherTransaction.begin()) {
      // When
      Response answer =
          Statements.interrupting(
              "from copy c1_0 where c1_0.id=",
              1,
              () -> writeOver(window, desk.copy),
              () -> write(desk, "remarks/ex2", 1, "two"));

      // Then
      answer.then().statusCode(200).header("ETag", "\"2\"").body("ex2", equalTo("three"));
    }
  }

  @Test
  void tooLongATextOrAnUnknownQuestionIsRefused() {
    Desk desk = Desk.locked();

    write(desk, "appreciation", null, "x".repeat(5001))
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("global_appreciation"));
    read(desk, "remarks/ex9").then().statusCode(404);
  }

  private static void writeOver(OtherTransaction window, UUID copy) {
    try {
      Journalled.execute(
          window, copy, "update question_remark set remark = 'three' where copy_id = ?", copy);
      Journalled.execute(
          window,
          copy,
          "update score set versions = versions || '{\"REMARK ex2\": 3}' where copy_id = ?",
          copy);
      window.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Response vary(Desk desk, String variant) {
    Map<String, Object> body = new HashMap<>();
    body.put("subject_variant", variant);
    return desk.asTeacher().body(body).put("/copies/" + desk.copy + "/subject-variant");
  }

  private static Response write(Desk desk, String path, Integer seen, String text) {
    Map<String, Object> body = new HashMap<>();
    body.put(field(path), text);
    var request = desk.asTeacher().body(body);
    return (seen == null ? request : request.header("If-Match", "\"" + seen + "\""))
        .put("/copies/" + desk.copy + "/" + path);
  }

  private static Response read(Desk desk, String path) {
    return desk.asTeacher().get("/copies/" + desk.copy + "/" + path);
  }

  private static String field(String path) {
    return switch (path) {
      case "appreciation" -> "global_appreciation";
      case "subject-variant" -> "subject_variant";
      default -> "remark";
    };
  }
}
