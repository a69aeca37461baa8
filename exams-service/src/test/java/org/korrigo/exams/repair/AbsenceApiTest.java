package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Pupils who are marked absent, with a copy and without. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AbsenceApiTest {
  private static final Map<String, String> WHY = Map.of("reason", "scanned twice");

  @Test
  void whoIsAbsentIsMarkedOnceAndTheSheetsOfTheCopyArePutAside() throws SQLException {
    Desktop desk = Desktop.ofSheets(2, 4);
    List<String> copies = copies(desk.exam);
    Database.execute(
        "update copy set student_id = 31, is_identified = true where id = ?",
        UUID.fromString(copies.getFirst()));

    Response copy = post("copies/" + copies.getFirst() + "/absences", Map.of("reason", "absent"));
    copy.then()
        .statusCode(201)
        .body("kind", equalTo("MARK_COPY_ABSENT"))
        .body("after.absences.student_id", contains(31))
        .body("after.absences.is_absent", contains(true));
    Response pupil = post(desk.exam + "/absences", Map.of("student_id", 32));
    pupil.then().statusCode(201);

    assertThat(copies(desk.exam)).containsExactly(copies.get(1));
    assertThat(absent(desk)).containsExactly(31, 32);
    assertThat(desk.states()).containsEntry(1, "DISCARDED").containsEntry(3, "USED");
    post(desk.exam + "/absences", Map.of("student_id", 31))
        .then()
        .statusCode(409)
        .body("student_id", is(31));
    undo(pupil).then().statusCode(200);
    undo(copy).then().statusCode(200);
    assertThat(absent(desk)).isEmpty();
    assertThat(copies(desk.exam)).isEqualTo(copies);
    desk.assertWhole();
  }

  @Test
  void anAbsenceThatSomebodyTookBackMeanwhileIsNotTakenBackAgain() throws SQLException {
    Desktop desk = Desktop.ofSheets(1, 4);
    Response pupil = post(desk.exam + "/absences", Map.of("student_id", 32));
    Database.execute("delete from absence where exam_id = ?", UUID.fromString(desk.exam));

    undo(pupil)
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"))
        .body("changed", contains("the absence of pupil 32"));
  }

  @Test
  void anAbsenceThatMakesNoSenseIsNamed() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String copy = copies(desk.exam).getFirst();

    post("copies/" + copy + "/absences", Map.of())
        .then()
        .statusCode(400)
        .body("violations.field", contains("reason"));
    post(desk.exam + "/absences", Map.of("student_id", 0))
        .then()
        .statusCode(400)
        .body("violations.field", contains("student_id"));
    post("copies/" + UUID.randomUUID() + "/absences", WHY).then().statusCode(404);
    post(UUID.randomUUID() + "/absences", Map.of("student_id", 1)).then().statusCode(404);
  }

  private static List<Integer> absent(Desktop desk) {
    return Database.query(
            "select student_id from absence where exam_id = ? order by student_id",
            UUID.fromString(desk.exam))
        .stream()
        .map(row -> (Integer) row.get("student_id"))
        .toList();
  }
}
