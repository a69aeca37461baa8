package org.korrigo.grading.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Nobody is given copies of a class that they are excluded from. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DispatchByClassApiTest extends Dispatches {
  @Test
  void nobodyGetsACopyOfAClassThatTheyAreExcludedFrom() throws SQLException {
    // Given
    copies(11);
    identify("TG1", 6);
    String other = identify("TG2", 6);

    // When
    Response answer =
        dispatch(
            Map.of(
                "correctors",
                List.of(
                    Map.of("corrector_id", "a", "excluded_classes", List.of(classOf("TG1"))),
                    Map.of("corrector_id", "b", "excluded_classes", List.of(other)))));

    // Then
    answer.then().statusCode(201).body("dispatched", equalTo(12)).body("unknown_class", equalTo(0));
    assertThat(
            desk.rows(
                "select c.assigned_corrector_id as corrector, s.class_name as class from copy c"
                    + " join copy_owner o on o.copy_id = c.id join student s on s.id ="
                    + " o.student_id where c.exam_id = ?",
                desk.exam))
        .hasSize(12)
        .allSatisfy(
            row ->
                assertThat(row.get("class"))
                    .isEqualTo("a".equals(row.get("corrector")) ? other : classOf("TG1")));
  }

  @Test
  void copiesOfUnknownClassGoOnlyToCorrectorsWithoutExclusions() throws SQLException {
    // Given
    copies(3);
    String excluded = identify("TG3", 1);

    // When
    Response answer =
        dispatch(
            Map.of(
                "correctors",
                List.of(
                    Map.of("corrector_id", "a", "excluded_classes", List.of(excluded)),
                    Map.of("corrector_id", "b"))));

    // Then
    answer
        .then()
        .statusCode(201)
        .body("unknown_class", equalTo(3))
        .body("correctors.given", contains(0, 4));
  }

  @Test
  void aCopyThatNobodyMayMarkIsLeftOutWithTheReason() throws SQLException {
    // Given
    copies(1);
    String excluded = identify("TG4", 1);

    // When
    Response answer =
        dispatch(
            Map.of(
                "correctors",
                List.of(Map.of("corrector_id", "a", "excluded_classes", List.of(excluded)))));

    // Then
    answer.then().statusCode(201).body("dispatched", equalTo(0)).body("left_out", hasSize(2));
    assertThat(answer.jsonPath().getList("left_out.reason", String.class))
        .containsExactlyInAnyOrder("EXCLUDED", "CLASS_UNKNOWN");
    assertThat(assigned()).isEmpty();
  }

  /** A class that no other test's pupils are in. */
  private String classOf(String name) {
    return name + "-" + desk.exam.toString().substring(0, 8);
  }

  /** Some copies that nobody was found for yet become those of pupils of a class. */
  private String identify(String name, int number) throws SQLException {
    for (Map<String, Object> copy :
        desk.rows(
            "select id from copy where exam_id = ? and id not in (select copy_id from copy_owner)"
                + " limit "
                + number,
            desk.exam)) {
      int student = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
      Database.execute(
          "insert into student (id, last_name, first_name, date_naissance, class_name, sequence)"
              + " values (?, 'NOM', 'Prénom', '2008-09-05', ?, 1)",
          student,
          classOf(name));
      Database.execute(
          "insert into copy_owner (copy_id, exam_id, student_id, sequence) values (?, ?, ?, 1)",
          copy.get("id"),
          desk.exam,
          student);
    }
    return classOf(name);
  }
}
