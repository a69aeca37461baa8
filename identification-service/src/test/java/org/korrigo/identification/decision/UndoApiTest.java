package org.korrigo.identification.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.contracts.students.StudentRemoved;
import org.korrigo.identification.Desk;
import org.korrigo.identification.DeskPerson;
import org.korrigo.identification.header.PaperHeader;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;

/** What a person did to a copy is undone, one thing after the other. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class UndoApiTest {
  private static final LocalDate BORN = LocalDate.of(2007, 11, 9);

  @Inject Desk desk;

  private final DeskPerson person = new DeskPerson(UUID.randomUUID());

  @Test
  void everyStepIsUndoneUntilThereIsNoneLeft() {
    // Given
    StudentEnrolled first = Desk.pupil("ALLOUCHERY", "INES", BORN);
    StudentEnrolled second = Desk.pupil("BRETEUIL", "MARC", BORN);
    Desk.enrol(first, second);
    UUID copy = desk.waiting(person.exam(), 1).getFirst();
    person.post(copy, "skips").then().statusCode(200);
    person.settle(copy, first.studentId(), "").then().statusCode(200);
    person.settle(copy, second.studentId(), "").then().statusCode(200);
    person.settle(copy, null, "").then().statusCode(200);
    person.post(copy, "not-on-list").then().statusCode(200);

    // When
    List<JsonPath> undone =
        IntStream.range(0, 5)
            .mapToObj(step -> person.post(copy, "undo"))
            .peek(answer -> answer.then().statusCode(200))
            .map(Response::jsonPath)
            .toList();

    // Then
    assertThat(undone)
        .extracting(answer -> answer.getString("state"))
        .containsExactly("WAITING", "DECIDED", "DECIDED", "WAITING", "WAITING");
    assertThat(undone)
        .extracting(answer -> answer.getString("decision"))
        .containsExactly("MANUAL", "MANUAL", "MANUAL", null, null);
    assertThat(undone)
        .extracting(answer -> (Integer) answer.get("student.id"))
        .containsExactly(null, second.studentId(), first.studentId(), null, null);
    assertThat(undone.get(3).getString("skipped_at")).isNotNull();
    assertThat(undone.get(4).getString("skipped_at")).isNull();
    person
        .post(copy, "undo")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/illegal-transition"));
    assertThat(person.gapsOfTrails()).isEmpty();
  }

  @Test
  void aRulesDecisionStandsAgainOnceThePersonsIsUndone() {
    // Given
    StudentEnrolled writer = Desk.pupil("CHARPENTREAU", "VALENTIN", BORN);
    StudentEnrolled other = Desk.pupil("DUQUESNOIS", "LILA", BORN);
    Desk.enrol(writer, other);
    CopyHeaders copy = desk.copy(person.exam(), header("CHARPENTREAU", "VALENTIN"));
    Broker.publish(copy);
    Desk.awaitState(copy.copyId(), "DECIDED");
    person.settle(copy.copyId(), other.studentId(), "").then().statusCode(200);

    // When
    Response undone = person.post(copy.copyId(), "undo");

    // Then
    undone
        .then()
        .statusCode(200)
        .body("decision", equalTo("AUTO"))
        .body("decided_by_id", nullValue())
        .body("student.id", equalTo(writer.studentId()));
    person.awaitSolved();
    Awaitility.await()
        .atMost(Desk.patience())
        .untilAsserted(
            () ->
                assertThat(Broker.events(CopyIdentified.class, copy.copyId().toString()))
                    .extracting(CopyIdentified::studentId)
                    .containsExactly(writer.studentId(), other.studentId(), writer.studentId()));
  }

  @Test
  void nothingIsUndoneWhenThePupilHasAnotherCopyMeanwhile() {
    // Given
    StudentEnrolled writer = Desk.pupil("ESCOFFIERE", "JULES", BORN);
    Desk.enrol(writer);
    List<UUID> copies = desk.waiting(person.exam(), 2);
    person.settle(copies.get(0), writer.studentId(), "").then().statusCode(200);
    person.settle(copies.get(0), null, "").then().statusCode(200);
    person.settle(copies.get(1), writer.studentId(), "").then().statusCode(200);

    // When
    Response undone = person.post(copies.get(0), "undo");

    // Then
    undone
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/already-identified"))
        .body("copy_id", equalTo(copies.get(1).toString()));
    assertThat(Desk.read(copies.get(0)).getString("student")).isNull();
    person.post(copies.get(1), "undo").then().statusCode(200);
    person
        .post(copies.get(0), "undo")
        .then()
        .statusCode(200)
        .body("student.id", equalTo(writer.studentId()));
  }

  @Test
  void aPupilWhoLeftIsNotPutBack() {
    // Given
    StudentEnrolled gone = Desk.pupil("FRESNELLES", "ODIN", BORN);
    StudentEnrolled other = Desk.pupil("GUILLEMOTTE", "JADE", BORN);
    Desk.enrol(gone, other);
    UUID copy = desk.waiting(person.exam(), 1).getFirst();
    person.settle(copy, gone.studentId(), "").then().statusCode(200);
    person.settle(copy, other.studentId(), "").then().statusCode(200);
    UUID removal = Broker.publish(new StudentRemoved(gone.studentId()));
    Desk.awaitApplied(removal);

    // When
    Response undone = person.post(copy, "undo");

    // Then
    undone
        .then()
        .statusCode(200)
        .body("state", equalTo("WAITING"))
        .body("student", nullValue())
        .body("decision", nullValue());
  }

  @Test
  void aRepeatedRequestUndoesOnce() {
    // Given
    StudentEnrolled writer = Desk.pupil("HAUTECLOQUES", "NOE", BORN);
    Desk.enrol(writer);
    List<UUID> copies = desk.waiting(person.exam(), 2);
    person.post(copies.get(0), "skips").then().statusCode(200);
    person.settle(copies.get(0), writer.studentId(), "").then().statusCode(200);
    UUID key = UUID.randomUUID();
    person.post(null, key, copies.get(0), "undo").then().statusCode(200);

    // When
    Response again = person.post(null, key, copies.get(0), "undo");

    // Then
    again
        .then()
        .statusCode(200)
        .body("version", equalTo(3))
        .body("skipped_at", org.hamcrest.Matchers.notNullValue());
    person
        .post(null, key, copies.get(1), "skips")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
    Desk.admin()
        .header("Idempotency-Key", "no key")
        .post("/api/identification/copies/" + copies.get(0) + "/undo")
        .then()
        .statusCode(400);
  }

  @Test
  void aKeyThatWasUsedForSomethingElseIsRefused() {
    // Given
    StudentEnrolled first = Desk.pupil("IMBERTEAU", "LOUISON", BORN);
    StudentEnrolled second = Desk.pupil("JACQUEMART", "LOUISON", BORN);
    Desk.enrol(first, second);
    UUID copy = desk.waiting(person.exam(), 1).getFirst();
    UUID skipped = UUID.randomUUID();
    UUID given = UUID.randomUUID();
    person.post(null, skipped, copy, "skips").then().statusCode(200);
    settle(given, copy, first).then().statusCode(200);

    // When
    List<Response> refused =
        List.of(
            person.post(null, skipped, copy, "undo"),
            person.post(null, given, copy, "not-on-list"),
            settle(given, copy, second),
            settle(skipped, copy, first));

    // Then
    assertThat(refused)
        .allSatisfy(
            answer -> answer.then().statusCode(409).body("type", equalTo("/problems/conflict")));
    person.post(null, skipped, copy, "skips").then().statusCode(200);
    settle(given, copy, first).then().statusCode(200).body("version", equalTo(2));
  }

  private static Response settle(UUID key, UUID copy, StudentEnrolled pupil) {
    return Desk.admin()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body("{\"student_id\":" + pupil.studentId() + "}")
        .put("/api/identification/copies/" + copy + "/student");
  }

  @Test
  void undoingASkipLeavesWhatARuleHasGivenSince() {
    // Given
    CopyHeaders copy = desk.copy(person.exam(), header("OUESSANTIN", "PRISCILLE"));
    Broker.publish(copy);
    Desk.awaitState(copy.copyId(), "WAITING");
    person.post(copy.copyId(), "skips").then().statusCode(200);
    StudentEnrolled writer = Desk.pupil("OUESSANTIN", "PRISCILLE", BORN);
    Broker.publish(writer);
    Desk.awaitState(copy.copyId(), "DECIDED");

    // When
    Response undone = person.post(copy.copyId(), "undo");

    // Then
    undone
        .then()
        .statusCode(200)
        .body("state", equalTo("DECIDED"))
        .body("decision", equalTo("AUTO"))
        .body("student.id", equalTo(writer.studentId()))
        .body("skipped_at", nullValue());
    assertThat(person.gapsOfTrails()).isEmpty();
  }

  @Test
  void aCopyWhoseSheetsChangedMeanwhileIsReadAnewOnceThePersonsWordIsUndone() {
    // Given
    StudentEnrolled writer = Desk.pupil("JOUANNEAUX", "PERRINE", BORN);
    StudentEnrolled other = Desk.pupil("KLEBERGER", "TIMEO", BORN);
    Desk.enrol(writer, other);
    UUID copy = desk.waiting(person.exam(), 1).getFirst();
    person.settle(copy, other.studentId(), "").then().statusCode(200);
    UUID restaged = Broker.publish(desk.copy(copy, person.exam(), header("JOUANNEAUX", "PERRINE")));
    Desk.awaitApplied(restaged);
    assertThat(Desk.read(copy).getInt("student.id")).isEqualTo(other.studentId());

    // When
    person.post(copy, "undo").then().statusCode(200).body("state", equalTo("READING"));

    // Then
    assertThat(Desk.awaitState(copy, "DECIDED").getInt("student.id")).isEqualTo(writer.studentId());
  }

  @Test
  void theTrailSaysThatACopyIsReadAgainOnceARulesWordStandsAgain() {
    // Given
    StudentEnrolled writer = Desk.pupil("PLOUGASTEL", "ODILON", BORN);
    StudentEnrolled other = Desk.pupil("QUIBERONNE", "ODILON", BORN);
    Desk.enrol(writer, other);
    CopyHeaders copy = desk.copy(person.exam(), header("PLOUGASTEL", "ODILON"));
    Broker.publish(copy);
    Desk.awaitState(copy.copyId(), "DECIDED");
    person.settle(copy.copyId(), other.studentId(), "").then().statusCode(200);
    Desk.awaitApplied(
        Broker.publish(
            desk.copy(
                copy.copyId(),
                person.exam(),
                header("PLOUGASTEL", "ODILON"),
                PaperHeader.blank(1))));

    // When
    person.post(copy.copyId(), "undo").then().statusCode(200).body("state", equalTo("READING"));

    // Then
    assertThat(
            person
                .decisions(copy.copyId())
                .jsonPath()
                .getList("findAll{it.action=='UNDONE'}.after.state"))
        .isEqualTo(List.of("READING"));
    assertThat(Desk.awaitState(copy.copyId(), "DECIDED").getInt("student.id"))
        .isEqualTo(writer.studentId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"skips", "not-on-list", "undo"})
  void whileResultsAreReleasedNothingIsSaidOfACopy(String action) {
    // Given
    UUID copy = desk.waiting(person.exam(), 1).getFirst();
    person.post(copy, "skips").then().statusCode(200);
    person.release(Instant.now(), 1);

    // When
    Response refused = person.post(copy, action);

    // Then
    refused.then().statusCode(409).body("type", equalTo("/problems/illegal-transition"));
    person.release(null, 2);
    person.post(copy, action).then().statusCode(200);
  }

  private static byte[] header(String lastName, String firstName) {
    return PaperHeader.boxed(7, lastName, firstName, "09112007");
  }
}
