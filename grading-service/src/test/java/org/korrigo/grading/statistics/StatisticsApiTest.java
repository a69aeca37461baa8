package org.korrigo.grading.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.identification.CopyIdentified.Decision;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.grading.Desk;
import org.korrigo.grading.Journalled;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.OtherTransaction;
import org.korrigo.testing.Statements;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class StatisticsApiTest {
  private final Desk desk = Desk.ready();
  private final String path = "/exams/" + desk.exam + "/statistics";

  @Test
  void tellsTheSecretariatAllOfTheMarkedCopies() throws SQLException {
    // Given
    grade(desk, "8", "0.5", "one");
    identify(desk, "TG2");
    Desk second = desk.another();
    grade(second, "6", "2.5", "other");
    Database.execute(
        "update copy set assigned_corrector_id = 'other' where exam_id = ?", desk.exam);
    desk.another();

    // When
    var answer = Desk.asAdmin().get(path).then();

    // Then: marks are out of 20, from totals out of 10
    answer
        .statusCode(200)
        .body("graded", equalTo(2))
        .body("marks.mean", equalTo(14.0f))
        .body("marks.minimum", equalTo(12.0f))
        .body("marks.histogram", hasSize(20))
        .body("questions.question_id", contains("ex1_q1", "ex1_q2", "ex2"))
        .body("questions[0].mean", equalTo(1.5f))
        .body("questions[0].success_rate", equalTo(0.6f))
        .body("correctors.corrector_id", contains("one", "other"))
        .body("correctors.assigned", contains(0, 1))
        .body("correctors[0].difference", equalTo(4.0f))
        .body("correctors[0].low", nullValue())
        .body("variants.name", contains("A"))
        .body("classes.name", contains("TG2", null))
        .body("classes[0].marks.mean", equalTo(16.0f))
        .body("withheld", empty());
  }

  @Test
  void showsATeacherTheWholeExamAndTheOwnSeverityAlone() throws SQLException {
    // Given
    grade(desk, "8", "1", "other");
    identify(desk, "TG2");
    for (int i = 0; i < 9; i++) {
      grade(desk.another(), Integer.toString(i), "1", i < 4 ? "other" : desk.teacher);
    }

    // When
    var answer = desk.asTeacher().get(path).then();

    // Then
    answer
        .statusCode(200)
        .body("graded", equalTo(10))
        .body("marks.copies", equalTo(10))
        .body("correctors.corrector_id", contains(desk.teacher))
        .body("correctors[0].copies", equalTo(5))
        .body("classes", empty())
        .body("withheld", contains("OTHER_CORRECTORS", "CLASSES"));
    Desk.as(Tokens.teacher("a-stranger"))
        .get(path)
        .then()
        .statusCode(200)
        .body("marks.copies", equalTo(10))
        .body("correctors", empty());
  }

  @Test
  void marksAndTheirPointsAreOfOneMomentThoughTheyChangeMeanwhile() throws Exception {
    // Given
    grade(desk, "8", "0.5", "one");

    // When
    CompletableFuture<Response> reading;
    try (OtherTransaction writing =
        OtherTransaction.begin("lock table score in access exclusive mode")) {
      reading = CompletableFuture.supplyAsync(() -> Desk.asAdmin().get(path));
      OtherTransaction.awaitBlocked(1);
      Journalled.execute(writing, desk.copy, "update copy set score = 9.5 where id = ?", desk.copy);
      Journalled.execute(
          writing,
          desk.copy,
          "update score set scores_data = '{\"ex1_q1\": 2}' where copy_id = ?",
          desk.copy);
      writing.commit();
    }

    // Then
    reading
        .get()
        .then()
        .statusCode(200)
        .body("marks.mean", equalTo(16.0f))
        .body("questions[0].mean", equalTo(0.5f));
    Desk.asAdmin()
        .get(path)
        .then()
        .body("marks.mean", equalTo(19.0f))
        .body("questions[0].mean", equalTo(2.0f));
  }

  @Test
  void showsATeacherNothingOfFewCopies() throws SQLException {
    grade(desk, "8", "1", desk.teacher);

    desk.asTeacher()
        .get(path)
        .then()
        .statusCode(200)
        .body("graded", equalTo(1))
        .body("marks", nullValue())
        .body("questions", empty())
        .body("correctors", empty())
        .body("variants", empty());
  }

  @Test
  void countsACopyForWhoFinalisedItLastAndNotWhileItIsReopened() throws SQLException {
    // Given
    grade(desk, "8", "1", "first");
    finalised(desk, "last");
    grade(desk.another(), "6", "1", "other");
    Desk.asAdmin().get(path).then().body("correctors.corrector_id", contains("last", "other"));

    // When
    Journalled.execute(
        desk.copy,
        "update copy set status = 'READY', graded_at = null, score = null, final_pdf = null"
            + " where id = ?",
        desk.copy);

    // Then
    Desk.asAdmin()
        .get(path)
        .then()
        .body("graded", equalTo(1))
        .body("correctors.corrector_id", contains("other"));
  }

  @Test
  void tellsThatCorrectorsCanBeComparedOnlyWhereASeedAloneSharedTheCopies() throws SQLException {
    // Given
    Desk second = desk.another();
    Desk.asAdmin().get(path).then().body("shared_by_chance", equalTo(false));
    dispatch("{\"correctors\": [{\"corrector_id\": \"one\"}]}");
    grade(desk, "8", "1", "one");
    Desk.asAdmin().get(path).then().body("shared_by_chance", equalTo(true));

    // When: a corrector marks a copy that was given to another one
    grade(second, "6", "1", "other");

    // Then
    Desk.asAdmin().get(path).then().body("shared_by_chance", equalTo(false));
    finalised(second, "one");
    Desk.asAdmin().get(path).then().body("shared_by_chance", equalTo(true));
    desk.asTeacher().get(path).then().body("shared_by_chance", equalTo(true));
  }

  @Test
  void copiesThatWereSharedByClassOrByHandAreNotSharedByChance() throws SQLException {
    // Given
    Desk byHand = desk.another();
    identify(desk, "TG2");
    Desk.asAdmin()
        .body("{\"corrector_id\": \"one\"}")
        .put("/copies/" + byHand.copy + "/corrector")
        .then()
        .statusCode(200);
    grade(byHand, "6", "1", "one");
    Desk.asAdmin().get(path).then().body("shared_by_chance", equalTo(false));

    // When
    dispatch(
        "{\"correctors\": [{\"corrector_id\": \"one\"},"
            + " {\"corrector_id\": \"two\", \"excluded_classes\": [\"TG2\"]}]}");
    grade(desk, "8", "1", "one");
    Journalled.execute(
        byHand.copy,
        "update copy set status = 'READY', graded_at = null, score = null, final_pdf = null"
            + " where id = ?",
        byHand.copy);

    // Then
    Desk.asAdmin()
        .get(path)
        .then()
        .body("graded", equalTo(1))
        .body("correctors.assigned", contains(1))
        .body("shared_by_chance", equalTo(false));
  }

  private void dispatch(String request) {
    Desk.asAdmin().body(request).post("/exams/" + desk.exam + "/dispatches").then().statusCode(201);
  }

  @Test
  void tellsThatNothingIsMarkedYet() {
    Desk.asAdmin()
        .get(path)
        .then()
        .statusCode(200)
        .body("graded", equalTo(0))
        .body("marks", nullValue())
        .body("questions", empty());
  }

  @Test
  void needsAsManyStatementsForManyCopiesAsForOne() throws SQLException {
    grade(desk, "8", "1", "one");
    identify(desk, "TG2");
    int forOne = Statements.leastDuring(() -> Desk.asAdmin().get(path).then().statusCode(200));
    for (int i = 0; i < 4; i++) {
      Desk another = desk.another();
      grade(another, "6", "1", "corrector " + i);
      identify(another, "TG" + i);
    }

    int forMany = Statements.leastDuring(() -> Desk.asAdmin().get(path).then().statusCode(200));

    assertThat(forMany).isEqualTo(forOne).isPositive();
  }

  @Test
  void knowsNoExamThatWasNeverDefined() {
    for (String token : new String[] {Tokens.admin(), Tokens.teacher("t")}) {
      Desk.as(token)
          .get("/exams/" + UUID.randomUUID() + "/statistics")
          .then()
          .statusCode(404)
          .body("type", equalTo("/problems/not-found"));
    }
  }

  /** Marks a copy, as finalising does. */
  private static void grade(Desk desk, String total, String first, String corrector)
      throws SQLException {
    Journalled.execute(
        desk.copy,
        "update copy set status = 'GRADED', graded_at = now(), score = ?, final_pdf = pdf_source"
            + " where id = ?",
        new BigDecimal(total),
        desk.copy);
    Journalled.execute(
        desk.copy,
        "insert into score (id, copy_id, scores_data, updated_at) values (gen_random_uuid(), ?,"
            + " cast(? as jsonb), now())",
        desk.copy,
        "{\"ex1_q1\": %s, \"ex1_q2\": 1, \"ex2\": 2}".formatted(first));
    finalised(desk, corrector);
  }

  private static void finalised(Desk desk, String corrector) throws SQLException {
    Database.execute(
        "insert into grading_event (id, copy_id, exam_id, action, actor_id, timestamp)"
            + " values (gen_random_uuid(), ?, ?, 'FINALIZE', ?, now())",
        desk.copy,
        desk.exam,
        corrector);
  }

  private static void identify(Desk desk, String className) {
    int student = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    Broker.publish(
        new StudentEnrolled(
            student, "LE GOFF", "Anna", LocalDate.of(2008, 9, 5), className, null, null));
    Broker.publish(
        new CopyIdentified(
            desk.copy, desk.exam, student, Decision.MANUAL, "secretariat", Instant.now()));
    await()
        .until(
            () ->
                !desk.rows(
                        "select 1 from copy_owner o join student s on s.id = o.student_id"
                            + " where o.copy_id = ?",
                        desk.copy)
                    .isEmpty());
  }
}
