package org.korrigo.exams.ledger;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.ledger.Ledgers.expect;
import static org.korrigo.exams.ledger.Ledgers.ledger;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Who and what was expected stands against what came. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ExpectedPupilsApiTest {
  @Test
  void sheetsAndPupilsExpectedStandAgainstThoseReceived() throws SQLException {
    String exam = newExam();
    processed(exam, PaperBatch.ofSheets(4), null);
    List<String> copies = copies(exam);
    expect(exam, null, Map.of("sheets", 6, "students", students(11, 12, 13, 14, 15)))
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("students", is(5))
        .body("sheets", is(6))
        .body("has_roster", is(true))
        .body("stated_by_id", equalTo("secretariat-subject"));
    identify(copies.get(0), 11);
    identify(copies.get(1), 99);
    identify(copies.get(2), 15);
    absent(exam, 12);
    absent(exam, 15);

    ledger(exam)
        .body("sheets", equalTo(Map.of("expected", 6, "received", 4)))
        .body("copies.received", is(4))
        .body("copies.expected", is(4))
        .body("copies.identified", is(3))
        .body("copies.unidentified", is(1))
        .body(
            "roster",
            equalTo(
                Map.of(
                    "expected", 5,
                    "present", 2,
                    "absent", 1,
                    "missing", 2,
                    "not_on_the_list", 1,
                    "absent_with_copy", 1)));
    presences(exam, null)
        .body("student_id", contains(11, 12, 13, 14, 15, 99))
        .body(
            "presence",
            contains("PRESENT", "ABSENT", "MISSING", "MISSING", "PRESENT", "NOT_ON_THE_LIST"))
        .body("copy_id[0]", equalTo(copies.getFirst()))
        .body("is_marked_absent", contains(false, true, false, false, true, false))
        .body("class_name[0]", equalTo("TG2"));
    presences(exam, "MISSING").body("student_id", contains(13, 14));
    admin()
        .get("/api/exams/" + exam + "/expected/students?limit=2&after=12")
        .then()
        .body("student_id", contains(13, 14))
        .header("Link", containsString("after=14"));
  }

  @Test
  void whatIsExpectedIsReplacedOnlyByWhoHasSeenIt() {
    String exam = newExam();
    admin()
        .get("/api/exams/" + exam + "/expected")
        .then()
        .statusCode(200)
        .header("ETag", "\"0\"")
        .body("has_roster", is(false))
        .body("students", is(0));
    expect(exam, "\"0\"", Map.of("students", students(1, 2))).then().statusCode(200);

    expect(exam, null, Map.of("sheets", 3))
        .then()
        .statusCode(428)
        .body("type", equalTo("/problems/precondition-required"));
    expect(exam, "\"0\"", Map.of("sheets", 3))
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"));
    expect(exam, "tag", Map.of("sheets", 3)).then().statusCode(412);
    expect(exam, "\"1\"", Map.of("sheets", 3))
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("has_roster", is(false))
        .body("students", is(0))
        .body("sheets", is(3));
    ledger(exam).body("roster", nullValue()).body("sheets.expected", is(3));
  }

  @Test
  void aListOfPupilsThatIsNotSoundIsRefusedWithTheReason() {
    String exam = newExam();

    expect(exam, null, Map.of("students", students(7, 8, 7)))
        .then()
        .statusCode(400)
        .body("violations.message", contains("7 is given twice"));
    expect(exam, null, Map.of("students", students(0))).then().statusCode(400);
    expect(exam, null, Map.of("sheets", 0)).then().statusCode(400);
    expect(exam, null, Map.of("students", List.of(Map.of("class_name", "TG2"))))
        .then()
        .statusCode(400);
  }

  private static io.restassured.response.ValidatableResponse presences(
      String exam, String presence) {
    return admin()
        .queryParam("presence", presence == null ? "" : presence)
        .get("/api/exams/" + exam + "/expected/students")
        .then()
        .statusCode(200);
  }

  private static List<Map<String, ?>> students(int... ids) {
    return IntStream.of(ids)
        .<Map<String, ?>>mapToObj(id -> Map.of("student_id", id, "class_name", "TG2"))
        .toList();
  }

  private static void identify(String copy, int student) throws SQLException {
    Database.execute(
        "update copy set student_id = ?, is_identified = true where id = ?",
        student,
        UUID.fromString(copy));
  }

  private static void absent(String exam, int student) throws SQLException {
    Database.execute(
        "insert into absence (exam_id, student_id, actor_id, marked_at) values (?, ?, 'x', now())",
        UUID.fromString(exam),
        student);
  }
}
