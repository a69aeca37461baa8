package org.korrigo.grading.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class JournalApiTest {

  @Test
  void everyChangeSinceAReopeningIsToldWithWhatWasBefore() {
    // Given
    Desk desk = Desk.graded();
    String copy = "/copies/" + desk.copy;
    desk.reopen();
    desk.lock();

    // When
    desk.scores(Map.of("ex1_q1", 2, "ex1_q2", 3.25, "ex2", 1)).then().statusCode(200);
    String drawn = desk.annotate("Revu", -1).path("id");
    desk.asTeacher()
        .body(Map.of("remark", "Revu"))
        .put(copy + "/remarks/ex2")
        .then()
        .statusCode(200);
    desk.asTeacher()
        .body(Map.of("global_appreciation", "Revu"))
        .put(copy + "/appreciation")
        .then()
        .statusCode(200);
    desk.asTeacher()
        .body(Map.of("subject_variant", "B"))
        .put(copy + "/subject-variant")
        .then()
        .statusCode(200);
    desk.finalise();

    // Then
    List<Map<String, Object>> lines =
        Desk.asAdmin().get(copy + "/journal?limit=200").then().statusCode(200).extract().path("");
    int reopened =
        IntStream.range(0, lines.size())
            .filter(i -> "reopened".equals(metadata(lines.get(i)).get("reason")))
            .findFirst()
            .orElseThrow();
    List<Map<String, Object>> since = lines.subList(reopened, lines.size());
    assertThat(since)
        .extracting(line -> line.get("action"))
        .containsExactly(
            "UNLOCK",
            "LOCK",
            "UPDATE_ANN",
            "CREATE_ANN",
            "UPDATE_ANN",
            "UPDATE_ANN",
            "UPDATE_ANN",
            "FINALIZE");
    assertThat(since.subList(1, since.size()))
        .extracting(line -> line.get("actor_id"))
        .containsOnly(desk.teacher);
    assertThat(metadata(since.get(0)))
        .containsEntry("comment", "Une somme était fausse")
        .containsEntry("score", 9.25f);
    assertThat(metadata(since.get(2)))
        .containsEntry("question_id", "ex2")
        .containsEntry("old", 4)
        .containsEntry("new", 1);
    assertThat(metadata(since.get(3)))
        .containsEntry("annotation_id", drawn)
        .containsEntry("old", null);
    assertThat(since.subList(4, 7))
        .extracting(line -> metadata(line).get("old"), line -> metadata(line).get("new"))
        .containsExactly(tuple(null, "Revu"), tuple(null, "Revu"), tuple("A", "B"));
    assertThat(metadata(since.get(7))).containsEntry("score", 5.25f);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> metadata(Map<String, Object> line) {
    return (Map<String, Object>) line.get("metadata");
  }

  @Test
  void theJournalTellsWhatWasDoneInOrderPageByPage() {
    // Given
    Desk desk = Desk.locked();
    desk.annotate("one", null);

    // When
    var answer = desk.asTeacher().get("/copies/" + desk.copy + "/journal?limit=2");

    // Then
    answer
        .then()
        .statusCode(200)
        .header("Link", containsString("rel=\"next\""))
        .body("action", contains("VALIDATE", "LOCK"));
    int last = answer.path("[1].sequence");
    desk.asTeacher()
        .get("/copies/" + desk.copy + "/journal?after=" + last)
        .then()
        .body("action", contains("CREATE_ANN"))
        .body("actor_id", contains(desk.teacher));
  }

  @Test
  void linesAreNumberedCopyByCopySoThatNoNumberTellsWhichCopyCameFirst() {
    // Given
    Desk first = Desk.locked();
    Desk later = first.another();
    later.lock();

    for (Desk desk : List.of(first, later)) {
      // When
      var answer = desk.asTeacher().get("/copies/" + desk.copy + "/journal");

      // Then
      answer.then().statusCode(200).body("sequence", contains(1, 2));
    }
  }

  @Test
  void whenACopyWasHandedOverIsForTheSecretariatAlone() {
    // Given
    Desk desk = Desk.locked();

    // When
    var teachers = desk.asTeacher().get("/copies/" + desk.copy + "/journal");
    var secretariats = Desk.asAdmin().get("/copies/" + desk.copy + "/journal");

    // Then
    teachers
        .then()
        .body("action", contains("VALIDATE", "LOCK"))
        .body("timestamp", contains(nullValue(), notNullValue()));
    secretariats
        .then()
        .body("timestamp", contains(equalTo("2026-01-13T09:00:00Z"), notNullValue()));
    desk.asTeacher().get("/copies/" + desk.copy).then().body("$", not(hasKey("validated_at")));
  }

  @Test
  void aCopyThatNothingEverHappenedToIsNotFound() {
    // When
    var answer = Desk.asAdmin().get("/copies/" + UUID.randomUUID() + "/journal");

    // Then
    answer.then().statusCode(404).body("type", equalTo("/problems/not-found"));
  }

  @Test
  void aCursorThatNoListGaveIsRefused() {
    // When
    var answer = Desk.asAdmin().get("/copies/" + UUID.randomUUID() + "/journal?after=x");

    // Then
    answer.then().statusCode(400).body("violations[0].field", equalTo("after"));
  }

  @Test
  void pupilsDoNotReadIt() {
    // When
    var answer = Desk.as(Tokens.student("pupil")).get("/copies/" + UUID.randomUUID() + "/journal");

    // Then
    answer.then().statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update grading_event set actor_id = 'someone else'",
        "delete from grading_event",
        "truncate grading_event"
      })
  void theServiceItselfCannotChangeTheJournal(String statement) {
    // Given
    Desk desk = Desk.ready();

    // When, Then
    assertThatThrownBy(() -> Database.execute(statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
    assertThat(desk.journal()).containsExactly("VALIDATE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update grading_event set actor_id = 'someone else'",
        "delete from grading_event",
        "truncate grading_event"
      })
  void notEvenTheOwnerOfTheTableChangesTheJournal(String statement) throws SQLException {
    // Given
    Desk desk = Desk.ready();

    // When, Then
    try (Connection owner =
            DriverManager.getConnection(
                setting("quarkus.datasource.jdbc.url"),
                setting("quarkus.liquibase.username"),
                setting("quarkus.liquibase.password"));
        Statement change = owner.createStatement()) {
      assertThatThrownBy(() -> change.execute(statement))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("append-only");
    }
    assertThat(desk.journal()).containsExactly("VALIDATE");
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }
}
