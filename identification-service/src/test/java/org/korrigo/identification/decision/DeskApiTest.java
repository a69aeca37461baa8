package org.korrigo.identification.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.identification.Desk;
import org.korrigo.identification.DeskPerson;
import org.korrigo.identification.header.PaperHeader;
import org.korrigo.identification.matching.ClassMatching;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Statements;

/** The queue, and what a person says of a copy at its head. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DeskApiTest {
  private static final LocalDate BORN = LocalDate.of(2008, 2, 3);

  @Inject Desk desk;

  private final DeskPerson person = new DeskPerson(UUID.randomUUID());

  @Test
  void theLeastCertainCopyComesFirstAndASkippedOneLast() throws SQLException {
    // Given
    List<UUID> copies = waiting(4);
    certainty(copies.get(0), 2.5);
    certainty(copies.get(1), null);
    certainty(copies.get(2), 0.75);
    certainty(copies.get(3), 0.5);

    // When
    person.post(copies.get(1), "skips").then().statusCode(200).body("skipped_at", notNullValue());

    // Then
    Response first = person.queue(null, 3);
    first
        .then()
        .statusCode(200)
        .body("copy_id", contains(text(copies.get(3)), text(copies.get(2)), text(copies.get(0))))
        .header("Link", containsString("rel=\"next\""));
    String link = first.header("Link");
    Desk.admin()
        .urlEncodingEnabled(false)
        .get(person.path("queue") + link.substring(link.indexOf('?'), link.indexOf('>')))
        .then()
        .statusCode(200)
        .body("copy_id", contains(text(copies.get(1))))
        .header("Link", nullValue());
  }

  @Test
  void aCopyOfTheQueueShowsItsHeaderItsCandidatesAndWhyAPersonIsAsked() {
    // Given
    StudentEnrolled near = Desk.pupil("LAVERGNOLLES", "MATHURIN", BORN);
    Desk.enrol(near);
    UUID copy = staged(PaperHeader.boxed(3, "LAVERGNOL", "OSWALD", "12092007"));
    Desk.awaitState(copy, "WAITING");

    // When
    Response queue = person.queue(null, 10);

    // Then
    queue
        .then()
        .statusCode(200)
        .body("", hasSize(1))
        .body("[0].state", equalTo("WAITING"))
        .body("[0].reason", notNullValue())
        .body("[0].explanation", notNullValue())
        .body("[0].tolerated_error", equalTo(0.001f))
        .body("[0].headers", contains("/api/identification/copies/" + copy + "/headers/1"))
        .body("[0].candidates[0].agreement.birth_date", notNullValue())
        .body("[0].candidates[0].agreement.last_name", notNullValue());
    assertThat(queue.jsonPath().getList("[0].candidates.student_id", Integer.class))
        .contains(near.studentId())
        .hasSizeLessThanOrEqualTo(ClassMatching.CANDIDATES);
    Desk.admin()
        .get(queue.jsonPath().getString("[0].headers[0]"))
        .then()
        .statusCode(200)
        .contentType("image/jpeg")
        .header("ETag", notNullValue());
  }

  @Test
  void whoSettlesACopyIsToldTheNextOne() throws SQLException {
    // Given
    StudentEnrolled writer = Desk.pupil("SUIVANTE", "AGATHE", BORN);
    Desk.enrol(writer);
    List<UUID> copies = waiting(2);
    certainty(copies.get(0), 0.1);
    certainty(copies.get(1), 0.2);

    // When
    Response settled = person.settle(copies.get(0), writer.studentId(), "?next=true");

    // Then
    settled
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("student.id", equalTo(writer.studentId()))
        .body("next.copy_id", equalTo(text(copies.get(1))))
        .body("next.headers", hasSize(1));
    person.post(copies.get(1), "not-on-list?next=true").then().body("next", nullValue());
    person.queue(null, 5).then().body("", hasSize(0));
  }

  @Test
  void aCopyOfNobodyOnTheListIsOutOfTheClassUntilAPersonSaysOtherwise() {
    // Given
    UUID copy = staged(PaperHeader.boxed(7, "VANDEWALLE", "CORENTIN", "03022008"));
    Desk.awaitState(copy, "WAITING");
    person
        .post(copy, "not-on-list")
        .then()
        .statusCode(200)
        .body("state", equalTo("UNLISTED"))
        .body("decision", equalTo("MANUAL"))
        .body("decided_by_id", equalTo("secretariat-subject"));
    person.post(copy, "not-on-list").then().statusCode(200).body("version", equalTo(1));

    // When
    StudentEnrolled writer = Desk.pupil("VANDEWALLE", "CORENTIN", BORN);
    Desk.enrol(writer);
    person.awaitSolved();

    // Then
    Desk.awaitState(copy, "UNLISTED");
    person.queue(null, 5).then().body("", hasSize(0));
    person
        .settle(copy, writer.studentId(), "")
        .then()
        .statusCode(200)
        .body("state", equalTo("DECIDED"));
  }

  @Test
  void aPersonWhoHasSeenAnOlderVersionChangesNothing() {
    // Given
    StudentEnrolled writer = Desk.pupil("PERIMEE", "OLYMPE", BORN);
    Desk.enrol(writer);
    UUID copy = waiting(1).getFirst();
    person.post(copy, "skips").then().statusCode(200).header("ETag", "\"1\"");

    // When
    List<Response> stale =
        List.of(
            person.settle("\"0\"", copy, writer.studentId()),
            person.post("\"0\"", null, copy, "skips"),
            person.post("\"0\"", null, copy, "not-on-list"),
            person.post("\"0\"", null, copy, "undo"),
            person.post("no tag", null, copy, "undo"));

    // Then
    assertThat(stale)
        .allSatisfy(
            answer ->
                answer.then().statusCode(412).body("type", equalTo("/problems/stale-version")));
    person.settle("\"1\"", copy, writer.studentId()).then().statusCode(200);
    Desk.admin().get("/api/identification/copies/" + copy).then().header("ETag", "\"2\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"student", "skips", "not-on-list", "undo"})
  void aCopyThatIsNotThereIsNotFound(String action) {
    // Given
    UUID nowhere = UUID.randomUUID();

    // When
    Response answer =
        action.equals("student") ? person.settle(nowhere, null, "") : person.post(nowhere, action);

    // Then
    answer.then().statusCode(404).body("type", equalTo("/problems/not-found"));
  }

  @Test
  void aCopyThatIsNotInTheQueueCannotBeSkipped() {
    // Given
    UUID copy = waiting(1).getFirst();
    person.post(copy, "not-on-list").then().statusCode(200);

    // When
    Response skipped = person.post(copy, "skips");

    // Then
    skipped
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/illegal-transition"))
        .body("detail", containsString("UNLISTED"));
  }

  @ParameterizedTest
  @CsvSource({
    "exams/8c5a5d0e-5a7c-4f0e-9c57-0f7c8f1a0001/queue?after=nonsense",
    "exams/8c5a5d0e-5a7c-4f0e-9c57-0f7c8f1a0001/queue?after=0_zz_1",
    "exams/8c5a5d0e-5a7c-4f0e-9c57-0f7c8f1a0001/queue?limit=many",
    "copies/8c5a5d0e-5a7c-4f0e-9c57-0f7c8f1a0001/decisions?after=-1",
    "copies/8c5a5d0e-5a7c-4f0e-9c57-0f7c8f1a0001/decisions?after=x"
  })
  void aCursorThatNoListHasGivenIsRefused(String path) {
    // Given
    var request = Desk.admin();

    // When
    Response answer = request.get("/api/identification/" + path);

    // Then
    answer.then().statusCode(400).body("type", equalTo("/problems/invalid-request"));
  }

  @Test
  void theDeskTakesTheSameNumberOfStatementsHoweverManyCopiesThereAre() throws SQLException {
    // Given
    StudentEnrolled writer = Desk.pupil("COMPTABLE", "ANNIE", BORN);
    Desk.enrol(writer);
    UUID copy = waiting(1).getFirst();
    List<Integer> few = statements(copy, writer);

    // When
    waiting(5);

    // Then
    assertThat(statements(copy, writer)).isEqualTo(few);
    assertThat(few.subList(0, 3)).allMatch(count -> count <= 3);
  }

  /**
   * Of the queue, the figures and the trail; of settling, undoing and skipping. The class, which is
   * due soon after persons said something, is not solved meanwhile.
   */
  private List<Integer> statements(UUID copy, StudentEnrolled writer) throws SQLException {
    person.keepUnsolved();
    List<Integer> counts = counted(copy, writer);
    person.letSolve();
    return counts;
  }

  private List<Integer> counted(UUID copy, StudentEnrolled writer) {
    return List.of(
        Statements.leastDuring(() -> person.queue(null, 50).then().statusCode(200)),
        Statements.leastDuring(() -> Desk.admin().get(person.path("progress"))),
        Statements.leastDuring(() -> person.decisions(copy).then().statusCode(200)),
        Statements.leastDuring(
            () -> {
              person.settle(copy, writer.studentId(), "?next=true").then().statusCode(200);
              person.post(copy, "undo").then().statusCode(200);
            }),
        Statements.leastDuring(() -> person.post(copy, "skips?next=true").then().statusCode(200)));
  }

  private void certainty(UUID copy, Double margin) throws SQLException {
    person.awaitSolved();
    Database.execute(
        "update ocr_result set margin = cast(? as double precision), certainty = ? where copy_id ="
            + " ?",
        margin == null ? null : margin.toString(),
        margin == null ? -1.0 : margin,
        copy);
  }

  private List<UUID> waiting(int count) {
    return desk.waiting(person.exam(), count);
  }

  private UUID staged(byte[] header) {
    var copy = desk.copy(person.exam(), header);
    Broker.publish(copy);
    return copy.copyId();
  }

  private static String text(UUID id) {
    return id.toString();
  }
}
