package org.korrigo.grading.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.util.UUID;
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
