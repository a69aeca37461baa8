package org.korrigo.identification.decision;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.identification.Desk;
import org.korrigo.identification.DeskPerson;
import org.korrigo.identification.header.PaperHeader;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ProgressApiTest {
  private static final LocalDate BORN = LocalDate.of(2008, 10, 21);

  @Inject Desk desk;

  private final DeskPerson person = new DeskPerson(UUID.randomUUID());

  @Test
  void copiesAndPupilsAreCountedByHowFarTheyAre() {
    // Given
    StudentEnrolled byRule = Desk.pupil("URBANOWSKI", "STELLA", BORN);
    StudentEnrolled byPerson = Desk.pupil("VERGENNES", "LUCAS", BORN);
    StudentEnrolled absent = Desk.pupil("WATTEAU", "ELSA", BORN);
    StudentEnrolled missing = Desk.pupil("XAINTRAILLES", "PAUL", BORN);
    Desk.enrol(byRule, byPerson, absent, missing);
    Broker.publish(
        Desk.exam(
            person.exam(),
            List.of(
                byRule.studentId(), byPerson.studentId(), absent.studentId(), missing.studentId()),
            absent.studentId(),
            4));
    CopyHeaders automatic =
        desk.copy(person.exam(), PaperHeader.boxed(7, "URBANOWSKI", "STELLA", "21102008"));
    Broker.publish(automatic);
    List<UUID> copies = desk.waiting(person.exam(), 4);
    Desk.awaitState(automatic.copyId(), "DECIDED");
    person.settle(copies.get(0), byPerson.studentId(), "").then().statusCode(200);
    person.post(copies.get(1), "not-on-list").then().statusCode(200);
    person.post(copies.get(2), "skips").then().statusCode(200);

    // When
    Response progress = Desk.admin().get(person.path("progress"));

    // Then
    progress
        .then()
        .statusCode(200)
        .body("reading", equalTo(0))
        .body("waiting", equalTo(2))
        .body("decided", equalTo(2))
        .body("automatic", equalTo(1))
        .body("by_person", equalTo(1))
        .body("not_on_list", equalTo(1))
        .body("skipped", equalTo(1))
        .body("absent", equalTo(1))
        .body("expected", equalTo(4))
        .body("without_copy", equalTo(1))
        .body("total", equalTo(5));
  }

  @Test
  void whereNobodySaidWhoIsExpectedNobodyIsMissing() {
    // Given
    desk.waiting(person.exam(), 1);

    // When
    Response progress = Desk.admin().get(person.path("progress"));

    // Then
    progress
        .then()
        .body("total", equalTo(1))
        .body("absent", equalTo(0))
        .body("expected", nullValue())
        .body("without_copy", nullValue());
  }
}
