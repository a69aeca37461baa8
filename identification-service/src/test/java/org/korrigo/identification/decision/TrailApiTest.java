package org.korrigo.identification.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.exams.CopyDiscarded;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.exams.ExamDeleted;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.contracts.students.StudentRemoved;
import org.korrigo.identification.Desk;
import org.korrigo.identification.DeskPerson;
import org.korrigo.identification.header.PaperHeader;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Every decision leaves a line that nothing changes any more. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class TrailApiTest {
  private static final LocalDate BORN = LocalDate.of(2008, 7, 4);

  @Inject Desk desk;

  private final DeskPerson person = new DeskPerson(UUID.randomUUID());

  @Test
  void aRulesAndAPersonsDecisionsAreTracedWithWhatTheyWereMadeOn() {
    // Given
    StudentEnrolled writer = Desk.pupil("ROQUEFEUIL", "GASTON", BORN);
    StudentEnrolled other = Desk.pupil("SAINTONGE", "EMMA", BORN);
    Desk.enrol(writer, other);
    UUID copy = staged(PaperHeader.boxed(7, "ROQUEFEUIL", "GASTON", "04072008"));
    Desk.awaitState(copy, "DECIDED");

    // When
    person.settle(copy, other.studentId(), "").then().statusCode(200);
    person.post(copy, "undo").then().statusCode(200);

    // Then
    Response trail = person.decisions(copy);
    trail
        .then()
        .statusCode(200)
        .body("action", contains("GIVEN_BY_RULE", "GIVEN", "UNDONE"))
        .body("[0].actor_id", nullValue())
        .body("[0].before.student", nullValue())
        .body("[0].after.student.id", equalTo(writer.studentId()))
        .body("[0].reason", notNullValue())
        .body("[0].explanation", notNullValue())
        .body("[0].margin", notNullValue())
        .body("[0].tolerated_error", equalTo(0.001f))
        .body("[0].candidates[0].student_id", equalTo(writer.studentId()))
        .body("[1].actor_id", equalTo("secretariat-subject"))
        .body("[1].before.student_id", equalTo(writer.studentId()))
        .body("[1].after.student_id", equalTo(other.studentId()))
        .body("[2].undoes", equalTo(trail.jsonPath().getInt("[1].sequence")))
        .body("[2].after.decision", equalTo("AUTO"));
  }

  @Test
  void theTrailIsReadAPageAtATime() {
    // Given
    UUID copy = desk.waiting(person.exam(), 1).getFirst();
    for (int i = 0; i < 3; i++) {
      person.post(copy, "skips").then().statusCode(200);
    }

    // When
    Response first =
        Desk.admin().queryParam("limit", 2).get("/api/identification/copies/{id}/decisions", copy);

    // Then
    first.then().statusCode(200).body("", hasSize(2)).header("Link", notNullValue());
    Desk.admin()
        .queryParam("limit", 2)
        .queryParam("after", first.jsonPath().getLong("[1].sequence"))
        .get("/api/identification/copies/{id}/decisions", copy)
        .then()
        .body("action", contains("SKIPPED"))
        .header("Link", nullValue());
  }

  @Test
  void whatHappensToPupilsAndSheetsIsTraced() {
    // Given
    StudentEnrolled merged = Desk.pupil("TREMBLAYE", "LOIC", BORN);
    StudentEnrolled stays = Desk.pupil("TREMBLAY", "LOIC", BORN);
    Desk.enrol(merged, stays);
    UUID copy = desk.waiting(person.exam(), 1).getFirst();
    person.settle(copy, merged.studentId(), "").then().statusCode(200);

    // When
    Desk.awaitApplied(
        Broker.publish(desk.copy(copy, person.exam(), PaperHeader.blank(3), PaperHeader.blank(4))));
    Desk.awaitApplied(Broker.publish(new StudentRemoved(merged.studentId(), stays.studentId())));
    Desk.awaitApplied(Broker.publish(new StudentRemoved(stays.studentId())));

    // Then
    person
        .decisions(copy)
        .then()
        .body("action", contains("GIVEN", "SHEETS_CHANGED", "PUPIL_MERGED", "PUPIL_REMOVED"))
        .body("[2].after.student_id", equalTo(stays.studentId()))
        .body("[2].after.student", nullValue())
        .body("[3].after.student_id", nullValue())
        .body("[3].actor_id", nullValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update decision_trail set actor_id = 'nobody' where copy_id = ?",
        "delete from decision_trail where copy_id = ?"
      })
  void theDatabaseItselfRefusesToChangeALine(String statement) {
    // Given
    UUID copy = desk.waiting(person.exam(), 1).getFirst();
    person.post(copy, "skips").then().statusCode(200);

    // When
    assertThatThrownBy(() -> Database.execute(statement, copy))
        // Then
        .hasMessageContaining("decision_trail");
    person.decisions(copy).then().body("", hasSize(1));
  }

  @Test
  void theTrailOfADiscardedCopyStaysAndGoesWithItsExam() {
    // Given
    UUID copy = desk.waiting(person.exam(), 1).getFirst();
    person.post(copy, "not-on-list").then().statusCode(200);
    Desk.awaitApplied(
        Broker.publish(
            new CopyDiscarded(copy, person.exam(), null, null, "secretariat", Instant.now())));
    person.decisions(copy).then().statusCode(200).body("", hasSize(1));

    // When
    Broker.publish(new ExamDeleted(person.exam(), "secretariat", Instant.now()));

    // Then
    Awaitility.await()
        .atMost(Desk.patience())
        .untilAsserted(() -> person.decisions(copy).then().statusCode(404));
    assertThat(Database.query("select 1 from decision_trail where exam_id = ?", person.exam()))
        .isEmpty();
  }

  private UUID staged(byte[] header) {
    CopyHeaders copy = desk.copy(person.exam(), header);
    Broker.publish(copy);
    return copy.copyId();
  }
}
