package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.newExam;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.ExamDefined;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;

/** Every news of an exam tells who is expected and who was absent: the newest is all that stays. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ClosedListApiTest {
  private String exam;

  @BeforeEach
  void anExam() {
    exam = newExam();
  }

  @Test
  void theListIsToldWhenItIsStatedAndWithWhateverIsToldLater() {
    // Given
    expect(null, Map.of("sheets", 2)).then().statusCode(200);

    // When
    expect("\"1\"", Map.of("students", List.of(student(8), student(7)))).then().statusCode(200);
    rename();
    expect("\"2\"", Map.of("sheets", 3)).then().statusCode(200);

    // Then
    told(
        tuple("Bac blanc", null, List.of()),
        tuple("Bac blanc", null, List.of()),
        tuple("Bac blanc", List.of(7, 8), List.of()),
        tuple("Autre nom", List.of(7, 8), List.of()),
        tuple("Autre nom", null, List.of()));
  }

  @Test
  void anAbsenceIsToldWhenItIsMarkedAndWhenThatIsUndone() {
    // Given
    expect(null, Map.of("students", List.of(student(7), student(8)))).then().statusCode(200);

    // When
    Response marked = post(exam + "/absences", Map.of("student_id", 8));
    undo(marked).then().statusCode(200);

    // Then
    told(
        tuple("Bac blanc", null, List.of()),
        tuple("Bac blanc", List.of(7, 8), List.of()),
        tuple("Bac blanc", List.of(7, 8), List.of(8)),
        tuple("Bac blanc", List.of(7, 8), List.of()));
  }

  @Test
  void whatIsRefusedIsNotTold() {
    // Given
    expect(null, Map.of("students", List.of(student(7)))).then().statusCode(200);
    post(exam + "/absences", Map.of("student_id", 7)).then().statusCode(201);

    // When
    expect("\"0\"", Map.of("students", List.of(student(9)))).then().statusCode(412);
    post(exam + "/absences", Map.of("student_id", 7)).then().statusCode(409);
    rename();

    // Then
    told(
        tuple("Bac blanc", null, List.of()),
        tuple("Bac blanc", List.of(7), List.of()),
        tuple("Bac blanc", List.of(7), List.of(7)),
        tuple("Autre nom", List.of(7), List.of(7)));
  }

  private void told(Tuple... events) {
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(ExamDefined.class, exam))
                    .extracting(
                        ExamDefined::name,
                        ExamDefined::expectedStudents,
                        ExamDefined::absentStudents)
                    .isEqualTo(Arrays.asList(events)));
  }

  private static Map<String, Object> student(int id) {
    return Map.of("student_id", id);
  }

  private Response expect(String seen, Map<String, ?> expected) {
    var request = admin().contentType(ContentType.JSON).body(expected);
    return (seen == null ? request : request.header("If-Match", seen))
        .put("/api/exams/" + exam + "/expected");
  }

  private void rename() {
    String tag = admin().get("/api/exams/" + exam).header("ETag");
    admin()
        .header("If-Match", tag)
        .contentType(ContentType.JSON)
        .body(Map.of("name", "Autre nom", "date", "2026-01-15"))
        .put("/api/exams/" + exam)
        .then()
        .statusCode(200);
  }
}
