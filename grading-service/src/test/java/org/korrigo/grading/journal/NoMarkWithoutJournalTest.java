package org.korrigo.grading.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.Desk;
import org.korrigo.grading.Journalled;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

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
