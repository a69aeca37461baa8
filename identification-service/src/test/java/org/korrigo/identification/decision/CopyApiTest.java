package org.korrigo.identification.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.contracts.identification.CopyIdentified;
import org.korrigo.contracts.students.StudentEnrolled;
import org.korrigo.identification.Desk;
import org.korrigo.identification.header.PaperHeader;
import org.korrigo.identification.matching.ClassMatching;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Statements;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class CopyApiTest {
  @Inject Desk desk;

  private final UUID exam = UUID.randomUUID();

  @Test
  void aClearlyWrittenHeaderGivesItsCopyToThePupilByRuleAndTellsTheOthers() {
    // Given
    StudentEnrolled writer = Desk.pupil("KOWALCZYK", "HELENE", LocalDate.of(2008, 5, 31));
    Desk.enrol(writer, Desk.pupil("MARCHETTI", "BRUNO", LocalDate.of(2008, 5, 31)));
    CopyHeaders copy = desk.copy(exam, PaperHeader.boxed(7, "KOWALCZYK", "HELENE", "31052008"));

    // When
    Broker.publish(copy);

    // Then
    JsonPath known = Desk.awaitState(copy.copyId(), "DECIDED");
    assertThat(known.getString("decision")).isEqualTo("AUTO");
    assertThat(known.getInt("student.id")).isEqualTo(writer.studentId());
    assertThat(known.getString("student.date_naissance")).isEqualTo("2008-05-31");
    assertThat(known.getString("detected_text")).contains("KOWALCZYK");
    assertThat(known.getList("candidates")).hasSizeBetween(2, ClassMatching.CANDIDATES);
    Awaitility.await()
        .atMost(Desk.patience())
        .untilAsserted(
            () ->
                assertThat(Broker.events(CopyIdentified.class, copy.copyId().toString()))
                    .singleElement()
                    .satisfies(
                        event -> {
                          assertThat(event.studentId()).isEqualTo(writer.studentId());
                          assertThat(event.decision()).isEqualTo(CopyIdentified.Decision.AUTO);
                          assertThat(event.decidedById()).isNull();
                          assertThat(event.examId()).isEqualTo(exam);
                        }));
  }

  @Test
  void aStrangerToTheRosterWaitsForAPersonWithTheLikeliestPupilsFirst() {
    // Given
    Desk.enrol(Desk.pupil("LAVOISIER", "ANTOINE", LocalDate.of(2008, 8, 26)));
    CopyHeaders copy = desk.copy(exam, PaperHeader.boxed(3, "ZIMMERMANN", "OLGA", "12092007"));

    // When
    Broker.publish(copy);

    // Then
    JsonPath known = Desk.awaitState(copy.copyId(), "WAITING");
    assertThat(known.getString("student")).isNull();
    assertThat(known.getString("decision")).isNull();
    List<Float> scores = known.getList("candidates.score", Float.class);
    assertThat(scores).isNotEmpty().isSortedAccordingTo((a, b) -> Float.compare(b, a));
  }

  @Test
  void theNameOfTheFileIsShownAndGivesNoCopyByRule() {
    // Given
    StudentEnrolled named = Desk.pupil("MONTGOLFIER", "ETIENNETTE", LocalDate.of(2008, 3, 12));
    Desk.enrol(named);
    CopyHeaders blank = desk.copy(exam, PaperHeader.blank(1));
    String fileName = "MONTGOLFIER ETIENNETTE 12032008";

    // When
    Broker.publish(
        new CopyHeaders(
            blank.copyId(),
            exam,
            blank.anonymousId(),
            blank.headers(),
            fileName,
            blank.stagedAt()));

    // Then
    JsonPath known = Desk.awaitState(blank.copyId(), "WAITING");
    assertThat(known.getString("reason")).isEqualTo("FILE_NAME_ONLY");
    assertThat(known.getString("file_name")).isEqualTo(fileName);
    assertThat(known.getString("detected_text")).isEmpty();
    assertThat(known.getInt("candidates[0].student_id")).isEqualTo(named.studentId());
    Desk.admin()
        .get("/api/identification/exams/{id}/queue", exam)
        .then()
        .body("[0].file_name", equalTo(fileName))
        .body("[0].reason", equalTo("FILE_NAME_ONLY"));
  }

  @Test
  void aPersonDecidesAndTakesBackAndNoRuleOverrulesIt() {
    // Given
    StudentEnrolled writer = Desk.pupil("BERANGER", "SOLENE", LocalDate.of(2008, 2, 3));
    StudentEnrolled other = Desk.pupil("CASTELNAU", "ISMAEL", LocalDate.of(2008, 4, 5));
    Desk.enrol(writer, other);
    CopyHeaders copy = staged(PaperHeader.blank(1));
    Desk.awaitState(copy.copyId(), "WAITING");

    // When
    decide(copy, other.studentId(), 200)
        .body("decision", equalTo("MANUAL"))
        .body("state", equalTo("DECIDED"))
        .body("student.id", equalTo(other.studentId()))
        .body("decided_by_id", equalTo("secretariat-subject"));
    decide(copy, other.studentId(), 200);
    decide(copy, null, 200).body("state", equalTo("WAITING")).body("student", nullValue());
    Broker.publish(
        desk.copy(copy.copyId(), exam, PaperHeader.boxed(5, "BERANGER", "SOLENE", "03022008")));

    // Then
    Awaitility.await()
        .atMost(Desk.patience())
        .until(() -> Desk.read(copy.copyId()).getString("detected_text").contains("BERANGER"));
    JsonPath known = Desk.awaitState(copy.copyId(), "WAITING");
    assertThat(known.getInt("candidates[0].student_id")).isEqualTo(writer.studentId());
    Awaitility.await()
        .atMost(Desk.patience())
        .untilAsserted(
            () ->
                assertThat(Broker.events(CopyIdentified.class, copy.copyId().toString()))
                    .extracting(CopyIdentified::studentId)
                    .containsExactly(other.studentId(), null));
  }

  @Test
  void aPupilWithACopyOfTheExamIsNotGivenASecondOne() {
    // Given
    StudentEnrolled writer = Desk.pupil("DELACROIX", "YANN", LocalDate.of(2008, 6, 7));
    Desk.enrol(writer);
    CopyHeaders first = staged(PaperHeader.blank(2));
    CopyHeaders second = staged(PaperHeader.blank(3));
    CopyHeaders elsewhere = desk.copy(UUID.randomUUID(), PaperHeader.blank(4));
    Broker.publish(elsewhere);
    Desk.awaitState(first.copyId(), "WAITING");
    Desk.awaitState(second.copyId(), "WAITING");
    Desk.awaitState(elsewhere.copyId(), "WAITING");
    decide(first, writer.studentId(), 200);

    // When
    decide(second, writer.studentId(), 409)
        .body("type", equalTo("/problems/already-identified"))
        .body("copy_id", equalTo(first.copyId().toString()));

    // Then
    decide(elsewhere, writer.studentId(), 200);
    decide(first, null, 200);
    decide(second, writer.studentId(), 200);
  }

  @Test
  void copiesAreListedByStateAPageAtATimeAndCounted() {
    // Given
    for (int i = 0; i < 3; i++) {
      Desk.awaitState(staged(PaperHeader.blank(10 + i)).copyId(), "WAITING");
    }

    // When
    var first = Desk.admin().queryParam("limit", 2).queryParam("state", "WAITING").get(path());

    // Then
    first.then().statusCode(200).body("", hasSize(2)).header("Link", notNullValue());
    Desk.admin()
        .queryParam("limit", 2)
        .queryParam("after", first.jsonPath().getString("[1].copy_id"))
        .get(path())
        .then()
        .statusCode(200)
        .body("", hasSize(1))
        .header("Link", nullValue());
    Desk.admin().queryParam("state", "DECIDED").get(path()).then().body("", hasSize(0));
    Desk.admin()
        .get("/api/identification/exams/{exam}/progress", exam)
        .then()
        .statusCode(200)
        .body("reading", equalTo(0))
        .body("waiting", equalTo(3))
        .body("decided", equalTo(0))
        .body("total", equalTo(3));
  }

  @Test
  void aListOfCopiesTakesTheSameNumberOfStatementsHoweverManyThereAre() {
    // Given
    Desk.enrol(Desk.pupil("STATISTIQUE", "ANNE", LocalDate.of(2008, 1, 2)));
    Desk.awaitState(staged(PaperHeader.boxed(1, "UN", "COPIE", "01012008")).copyId(), "WAITING");
    int one = leastStatements();

    // When
    for (int hand = 2; hand < 6; hand++) {
      Desk.awaitState(
          staged(PaperHeader.boxed(hand, "AUTRE", "COPIE", "01012008")).copyId(), "WAITING");
    }

    // Then
    assertThat(leastStatements()).isEqualTo(one).isBetween(1, 2);
  }

  @Test
  void ofManyPersonsWhoGiveOnePupilACopyAtOnceOneSucceeds() {
    // Given
    StudentEnrolled writer = Desk.pupil("CONVOITE", "ELIOT", LocalDate.of(2008, 1, 9));
    Desk.enrol(writer);
    List<CopyHeaders> copies =
        IntStream.range(0, 6).mapToObj(hand -> staged(PaperHeader.blank(hand))).toList();
    copies.forEach(copy -> Desk.awaitState(copy.copyId(), "WAITING"));

    // When
    List<Integer> answers =
        copies.stream()
            .map(
                copy ->
                    CompletableFuture.supplyAsync(
                        () -> put(copy, writer.studentId()), Thread::startVirtualThread))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .map(Response::statusCode)
            .toList();

    // Then
    assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
    assertThat(
            Database.query(
                "select 1 from ocr_result where exam_id = ? and student_id = ?",
                exam,
                writer.studentId()))
        .hasSize(1);
  }

  @Test
  void theDatabaseItselfRefusesASecondCopyOfAPupil() {
    // Given
    StudentEnrolled writer = Desk.pupil("UNIQUE", "ODILE", LocalDate.of(2008, 1, 8));
    Desk.enrol(writer);
    CopyHeaders first = staged(PaperHeader.blank(2));
    CopyHeaders second = staged(PaperHeader.blank(3));
    Desk.awaitState(first.copyId(), "WAITING");
    Desk.awaitState(second.copyId(), "WAITING");
    decide(first, writer.studentId(), 200);

    // When
    assertThatThrownBy(
            () ->
                Database.execute(
                    "update ocr_result set student_id = ? where copy_id = ?",
                    writer.studentId(),
                    second.copyId()))
        // Then
        .hasMessageContaining("ocr_result_one_copy_per_student");
  }

  private String path() {
    return "/api/identification/exams/" + exam + "/copies";
  }

  private CopyHeaders staged(byte[] header) {
    CopyHeaders copy = desk.copy(exam, header);
    Broker.publish(copy);
    return copy;
  }

  private int leastStatements() {
    return Statements.leastDuring(() -> Desk.admin().get(path()).then().statusCode(200));
  }

  private ValidatableResponse decide(CopyHeaders copy, Integer student, int status) {
    return put(copy, student).then().statusCode(status);
  }

  private static Response put(CopyHeaders copy, Integer student) {
    return Desk.admin()
        .contentType(ContentType.JSON)
        .body("{\"student_id\":" + student + "}")
        .put("/api/identification/copies/{id}/student", copy.copyId());
  }
}
