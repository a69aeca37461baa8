package org.korrigo.identification.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.exams.ExamDeleted;
import org.korrigo.contracts.grading.ResultsReleased;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.identification.Desk;
import org.korrigo.identification.header.PaperHeader;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Who is expected, who was absent and whether results are released, as the others tell it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ExamConsumerTest {
  private static final LocalDate BORN = LocalDate.of(2008, 5, 31);

  @Inject Desk desk;

  private final UUID exam = UUID.randomUUID();

  @Test
  void aPupilWhoIsNotExpectedGetsNoCopyByRuleUntilTheListNamesThePupil() {
    // Given
    StudentEnrolled writer = Desk.pupil("OUVRARDEAU", "CELESTIN", BORN);
    StudentEnrolled other = Desk.pupil("PIMENTEL", "BEATRIZ", BORN);
    Desk.enrol(writer, other);
    told(List.of(other.studentId()), 1);
    CopyHeaders copy = staged(PaperHeader.boxed(7, "OUVRARDEAU", "CELESTIN", "31052008"));
    Desk.awaitState(copy.copyId(), "WAITING");

    // When
    told(List.of(other.studentId(), writer.studentId()), 2);

    // Then
    assertThat(Desk.awaitState(copy.copyId(), "DECIDED").getInt("student.id"))
        .isEqualTo(writer.studentId());
  }

  @Test
  void whoeverIsMarkedAbsentLosesTheCopyThatARuleGave() {
    // Given
    StudentEnrolled writer = Desk.pupil("QUERMELEUC", "HADRIEN", BORN);
    Desk.enrol(writer, Desk.pupil("ZOUAOUI", "FERIEL", BORN));
    CopyHeaders copy = staged(PaperHeader.boxed(7, "QUERMELEUC", "HADRIEN", "31052008"));
    Desk.awaitState(copy.copyId(), "DECIDED");

    // When
    Broker.publish(Desk.exam(exam, null, writer.studentId()), UUID.randomUUID(), 1);

    // Then
    Desk.awaitState(copy.copyId(), "WAITING");
    Awaitility.await()
        .atMost(Desk.patience())
        .untilAsserted(
            () ->
                assertThat(Broker.events(CopyIdentified.class, copy.copyId().toString()))
                    .extracting(CopyIdentified::studentId)
                    .containsExactly(writer.studentId(), null));
  }

  @Test
  void theNewestNewsOfAnExamWinsWhateverTheirOrderAndANewsThatComesTwiceCountsOnce() {
    // Given
    UUID event = UUID.randomUUID();
    Broker.publish(Desk.exam(exam, List.of(2), 1), event, 7);

    // When
    Broker.publish(Desk.exam(exam, List.of(1)), UUID.randomUUID(), 6);
    Broker.publish(Desk.exam(exam, List.of(2), 1), event, 7);
    afterAllNews();

    // Then
    assertThat(row())
        .containsEntry("expected", "[2]")
        .containsEntry("absent", "[1]")
        .containsEntry("defined_sequence", 7L);
  }

  @Test
  void newsWithAPlaceInItsListsThatIsNoPupilsIsNotTaken() {
    // Given
    told(List.of(2), 1);

    // When
    Broker.publish(Desk.exam(exam, Arrays.asList(2, null)), UUID.randomUUID(), 2);
    Broker.publish(Desk.exam(exam, List.of(2), 1, null), UUID.randomUUID(), 3);
    afterAllNews();

    // Then
    assertThat(row())
        .containsEntry("expected", "[2]")
        .containsEntry("absent", "[]")
        .containsEntry("defined_sequence", 1L);
  }

  @Test
  void whileResultsAreReleasedNoDecisionChangesAndAfterTheirWithdrawalItMay() {
    // Given
    StudentEnrolled writer = Desk.pupil("RABOURDIN", "THELMA", BORN);
    Desk.enrol(writer, Desk.pupil("WOJCIECHOW", "ADAM", BORN));
    CopyHeaders copy = staged(PaperHeader.boxed(7, "RABOURDIN", "THELMA", "31052008"));
    CopyHeaders blank = staged(PaperHeader.blank(1));
    Desk.awaitState(copy.copyId(), "DECIDED");
    Desk.awaitState(blank.copyId(), "WAITING");
    released(Instant.now(), 3);

    // When
    Broker.publish(Desk.exam(exam, null, writer.studentId()), UUID.randomUUID(), 1);
    Response decided = decide(copy, "null");
    afterAllNews();
    awaitSolved();

    // Then
    decided
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/illegal-transition"))
        .body("results_released_at", notNullValue());
    decide(blank, Integer.toString(writer.studentId())).then().statusCode(409);
    assertThat(Desk.read(copy.copyId()).getInt("student.id")).isEqualTo(writer.studentId());
    released(null, 4);
    Desk.awaitState(copy.copyId(), "WAITING");
    decide(blank, Integer.toString(writer.studentId())).then().statusCode(200);
  }

  @Test
  void anOlderReleaseThatComesLateReleasesNothing() {
    // Given
    released(null, 9);

    // When
    UUID older = UUID.randomUUID();
    Broker.publish(new ResultsReleased(exam, Instant.now(), "a"), older, 8);
    Awaitility.await().atMost(Desk.patience()).until(() -> isApplied(older));

    // Then
    assertThat(row()).containsEntry("results_released_at", null);
  }

  @Test
  void ofADeletedExamNothingStaysAndLateNewsBringsNothingBack() {
    // Given
    told(List.of(3), 1);

    // When
    Broker.publish(new ExamDeleted(exam, "secretariat", Instant.now()));
    Broker.publish(Desk.exam(exam, List.of(3)), UUID.randomUUID(), 99);
    afterAllNews();

    // Then
    assertThat(rows()).isEmpty();
  }

  private void told(List<Integer> expected, long sequence) {
    Broker.publish(Desk.exam(exam, expected), UUID.randomUUID(), sequence);
    Awaitility.await()
        .atMost(Desk.patience())
        .until(() -> rows().stream().anyMatch(row -> row.get("defined_sequence").equals(sequence)));
  }

  private void released(Instant at, long sequence) {
    Broker.publish(new ResultsReleased(exam, at, "direction"), UUID.randomUUID(), sequence);
    Awaitility.await()
        .atMost(Desk.patience())
        .until(() -> rows().stream().anyMatch(row -> row.get("results_sequence").equals(sequence)));
  }

  /** Sends one more event with the exam's key, behind all others, and waits for its effect. */
  private void afterAllNews() {
    UUID last = UUID.randomUUID();
    Broker.publish(Desk.exam(exam, null), last, 0);
    Awaitility.await().atMost(Desk.patience()).until(() -> isApplied(last));
  }

  private static boolean isApplied(UUID event) {
    return !Database.query("select 1 from inbox where event_id = ?", event).isEmpty();
  }

  private void awaitSolved() {
    Awaitility.await()
        .atMost(Desk.patience())
        .until(
            () ->
                Database.query(
                        "select 1 from class_assignment where exam_id = ? and due_at is not null",
                        exam)
                    .isEmpty());
  }

  private CopyHeaders staged(byte[] header) {
    CopyHeaders copy = desk.copy(exam, header);
    Broker.publish(copy);
    return copy;
  }

  private static Response decide(CopyHeaders copy, String student) {
    return Desk.admin()
        .contentType(ContentType.JSON)
        .body("{\"student_id\":" + student + "}")
        .put("/api/identification/copies/{id}/student", copy.copyId());
  }

  private Map<String, Object> row() {
    return rows().getFirst();
  }

  private List<Map<String, Object>> rows() {
    return Database.query(
        "select cast(expected_students as text) as expected, cast(absent_students as text) as"
            + " absent, defined_sequence, results_released_at, results_sequence from exam where"
            + " exam_id = ?",
        exam);
  }
}
