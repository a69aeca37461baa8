package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.identification.CopyIdentified.Decision;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.grading.Desk;
import org.korrigo.grading.Fixtures;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Statements;
import org.korrigo.testing.Tokens;

/** Reading a copy takes as many statements, however much is on it (issue 5, section 6). */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ReadingStatementsTest {
  private static final int MANY = 100;

  @Test
  void annotationsAreReadWithAsManyStatementsForAHundredAsForOne() {
    // Given
    Desk desk = Desk.locked();
    annotate(desk, 1);
    int forOne = Statements.leastDuring(() -> annotations(desk, 1));

    // When
    annotate(desk, MANY - 1);
    int forMany = Statements.leastDuring(() -> annotations(desk, MANY));

    // Then
    assertThat(forMany).isEqualTo(forOne).isPositive();
  }

  @Test
  void aSheetIsReadWithAsManyStatementsForAHundredQuestionsAsForOne() {
    // Given
    Desk desk = Desk.ready();
    List<ScaleNode> scale =
        IntStream.rangeClosed(1, MANY)
            .mapToObj(number -> Fixtures.leaf("many_" + number, "Question " + number, "1"))
            .toList();
    desk.define(scale);
    desk.lock();
    desk.scores(Map.of("many_1", 1)).then().statusCode(200);
    int forOne = Statements.leastDuring(() -> sheet(desk, 1));

    // When
    Map<String, Integer> points = new java.util.HashMap<>();
    scale.forEach(leaf -> points.put(leaf.id(), 1));
    desk.scores(points).then().statusCode(200);
    int forMany = Statements.leastDuring(() -> sheet(desk, MANY));

    // Then
    assertThat(forMany).isEqualTo(forOne).isPositive();
  }

  @Test
  void aPupilsResultIsReadWithAsManyStatementsForAHundredAnnotationsAsForOne() {
    // Given
    Desk sparse = Desk.scored();
    annotate(sparse, 1);
    String one = result(sparse);
    Desk full = Desk.scored();
    annotate(full, MANY);
    for (String question : List.of("ex1_q1", "ex1_q2", "ex2")) {
      full.asTeacher()
          .body(Map.of("remark", "Soignez"))
          .put("/copies/" + full.copy + "/remarks/" + question)
          .then()
          .statusCode(200);
    }
    String many = result(full);

    // When
    int forOne = Statements.leastDuring(() -> read(one, sparse, 1));
    int forMany = Statements.leastDuring(() -> read(many, full, MANY));

    // Then
    assertThat(forMany).isEqualTo(forOne).isPositive();
  }

  private static void annotations(Desk desk, int number) {
    desk.asTeacher()
        .get("/copies/" + desk.copy + "/annotations?limit=200")
        .then()
        .statusCode(200)
        .body("", hasSize(number));
  }

  private static void sheet(Desk desk, int total) {
    desk.asTeacher()
        .get("/copies/" + desk.copy + "/scores")
        .then()
        .statusCode(200)
        .body("total", equalTo(total));
  }

  private static void read(String account, Desk desk, int annotations) {
    Desk.as(Tokens.student(account))
        .get("/results/" + desk.copy)
        .then()
        .statusCode(200)
        .body("annotations", hasSize(annotations));
  }

  private static void annotate(Desk desk, int number) {
    List<Map<String, Object>> changes = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      changes.add(
          Map.of(
              "change",
              "CREATE",
              "id",
              UUID.randomUUID(),
              "annotation",
              Desk.annotation("Note " + i, null)));
    }
    desk.asTeacher()
        .body(Map.of("changes", changes))
        .post("/copies/" + desk.copy + "/annotation-changes")
        .then()
        .statusCode(200);
  }

  /** Finalises and releases the copy, and answers the account that may read it. */
  private static String result(Desk desk) {
    desk.finalise();
    int pupil = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    String account = "account-" + UUID.randomUUID();
    Broker.publish(
        new StudentEnrolled(
            pupil, "LE GOFF", "Anna", LocalDate.of(2008, 9, 5), "TG2", null, account));
    Broker.publish(
        new CopyIdentified(desk.copy, desk.exam, pupil, Decision.AUTO, null, Instant.now()));
    await()
        .until(
            () ->
                !desk.rows(
                        "select 1 from copy_owner join student on student.id = student_id"
                            + " where copy_id = ?",
                        desk.copy)
                    .isEmpty());
    Desk.asAdmin().post("/exams/" + desk.exam + "/release").then().statusCode(200);
    return account;
  }
}
