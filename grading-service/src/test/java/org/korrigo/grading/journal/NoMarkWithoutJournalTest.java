package org.korrigo.grading.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.grading.Journalled;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;

/** The database refuses a transaction that changes a mark and leaves no row in the journal. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class NoMarkWithoutJournalTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update annotation set score_delta = 9 where copy_id = ?",
        "delete from annotation where copy_id = ?",
        "insert into annotation select gen_random_uuid(), copy_id, page_index, x, y, w, h, content,"
            + " type, score_delta, created_by_id, created_at, updated_at, version from annotation"
            + " where copy_id = ?",
        "update score set scores_data = '{}' where copy_id = ?",
        "delete from score where copy_id = ?",
        "update question_remark set remark = 'x' where copy_id = ?",
        "delete from question_remark where copy_id = ?",
        "update copy set leaf_points = 1 where id = ?",
        "update copy set delta_sum = 7 where id = ?",
        "update copy set global_appreciation = 'x' where id = ?",
        "update copy set subject_variant = 'B' where id = ?"
      })
  void aChangeThatIsNotJournalledIsRefused(String statement) throws SQLException {
    // Given
    Desk desk = marked();
    String before = stored(desk);

    // When, Then
    assertThatThrownBy(() -> Database.execute(statement, desk.copy))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("without the journal");
    assertThat(stored(desk)).isEqualTo(before);
    Journalled.execute(desk.copy, statement, desk.copy);
    assertThat(stored(desk)).isNotEqualTo(before);
  }

  @Test
  void whatMarksNothingNeedsNoRow() {
    Desk desk = marked();

    assertThatCode(
            () ->
                Database.execute(
                    "update copy set version = version + 1, subject_variant = subject_variant where"
                        + " id = ?",
                    desk.copy))
        .doesNotThrowAnyException();
  }

  @Test
  void anotherCopysRowIsNotEnough() {
    Desk desk = marked();
    Desk other = marked();

    assertThatThrownBy(
            () ->
                Journalled.execute(
                    other.copy, "update copy set delta_sum = 7 where id = ?", desk.copy))
        .hasMessageContaining("without the journal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"annotation", "score", "question_remark"})
  void whatGoesToAnotherCopyNeedsARowOfBoth(String table) throws SQLException {
    // Given
    Desk desk = marked();
    Desk other = Desk.locked();
    String before = stored(desk);
    String move = "update " + table + " set copy_id = ? where copy_id = ?";

    // When, Then
    assertThatThrownBy(() -> Journalled.execute(other.copy, move, other.copy, desk.copy))
        .hasMessageContaining("a mark of copy " + desk.copy + " was changed without the journal");
    assertThatThrownBy(() -> Journalled.execute(desk.copy, move, other.copy, desk.copy))
        .hasMessageContaining("a mark of copy " + other.copy + " was changed without the journal");
    assertThat(stored(desk)).isEqualTo(before);
    try (OtherTransaction both = OtherTransaction.begin("select 1")) {
      Journalled.execute(both, other.copy, "select 1");
      Journalled.execute(both, desk.copy, move, other.copy, desk.copy);
      both.commit();
    }
    assertThat(stored(desk)).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete from copy", "truncate copy cascade"})
  void theServiceItselfCannotTakeACopyAway(String statement) {
    Desk desk = marked();

    assertThatThrownBy(() -> rolledBack(service(), statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
    assertThat(stored(desk)).contains("Bien");
  }

  @ParameterizedTest
  @ValueSource(strings = {"delete from copy", "truncate copy cascade"})
  void notEvenTheOwnerOfTheTablesTakesACopyAway(String statement) {
    Desk desk = marked();

    assertThatThrownBy(() -> rolledBack(Tampering.connect(), statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("a copy goes with its exam alone");
    assertThat(stored(desk)).contains("Bien");
  }

  @Test
  void aCopyGoesWithItsExam() throws SQLException {
    Desk desk = marked();

    Database.execute("delete from exam where id = ?", desk.exam);

    assertThat(desk.rows("select 1 from copy where id = ?", desk.copy)).isEmpty();
    assertThat(desk.journal()).isEmpty();
  }

  private static Connection service() throws SQLException {
    return DriverManager.getConnection(
        setting("quarkus.datasource.jdbc.url"),
        setting("quarkus.datasource.username"),
        setting("quarkus.datasource.password"));
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }

  /** Tries a statement whose effect nobody else may see. */
  private static void rolledBack(Connection connection, String statement) throws SQLException {
    try (connection;
        Statement change = connection.createStatement()) {
      connection.setAutoCommit(false);
      change.execute(statement);
      connection.rollback();
    }
  }

  private static Desk marked() {
    Desk desk = Desk.scored();
    desk.annotate("Bien", 1).then().statusCode(201);
    desk.asTeacher()
        .body(java.util.Map.of("remark", "Soignez"))
        .put("/copies/" + desk.copy + "/remarks/ex2")
        .then()
        .statusCode(200);
    return desk;
  }

  private static String stored(Desk desk) {
    return desk.rows(
            "select to_jsonb(c)::text, (select jsonb_agg(to_jsonb(a) order by id) from annotation a"
                + " where a.copy_id = c.id)::text as a, (select jsonb_agg(to_jsonb(s)) from score s"
                + " where s.copy_id = c.id)::text as s, (select jsonb_agg(to_jsonb(r)) from"
                + " question_remark r where r.copy_id = c.id)::text as r from copy c where c.id ="
                + " ?",
            desk.copy)
        .toString();
  }
}
