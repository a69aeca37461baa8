package org.korrigo.exams.exam;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.korrigo.exams.exam.ExamRequests.SCALE;
import static org.korrigo.exams.exam.ExamRequests.admin;
import static org.korrigo.exams.exam.ExamRequests.exam;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.testing.Infrastructure;

/** What is wrong with an exam is named with its place. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RefusedExamApiTest {
  @Test
  void everythingThatIsWrongIsNamedWithItsPlace() {
    admin()
        .body(
            """
            {"name":" ","pages_per_booklet":0,"identity_zone":2}\
            """)
        .post("/api/exams")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/invalid-request"))
        .body("violations.field", hasItem("name"))
        .body("violations.field", hasItem("date"))
        .body("violations.field", hasItem("pages_per_booklet"))
        .body("violations.field", hasItem("identity_zone"));
  }

  @Test
  void aMarkingScaleThatDoesNotAddUpIsRefusedAtTheNode() {
    admin()
        .body(exam("Wrong", SCALE.replace("\"points\":10", "\"points\":20")))
        .post("/api/exams")
        .then()
        .statusCode(400)
        .body("violations.field", contains("grading_structure[0].points"));
  }

  @Test
  void aFoldedSheetHasFourPages() {
    admin()
        .body(exam("Five", "[]").replace("\"name\"", "\"pages_per_booklet\":5,\"name\""))
        .post("/api/exams")
        .then()
        .statusCode(400)
        .body("violations.field", contains("pages_per_booklet"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":|body",
        "{\"name\":\"x\",\"name\":\"y\"}|body",
        "{\"name\":\"x\",\"date\":\"31/01/2026\"}|date",
        "{\"name\":\"x\",\"date\":\"+999999999-01-01\"}|date",
        "{\"name\":\"x\",\"date\":\"1899-12-31\"}|date",
        "{\"name\":\"x\",\"date\":\"2200-01-01\"}|date",
        "{\"name\":\"x\",\"date\":12}|date",
        "{\"name\":\"x\",\"date\":[2026,1,15]}|date",
        "{\"name\":\"x\",\"date\":\"\"}|date",
        "{\"name\":\"x\",\"date\":\"2026-01-15T10:00:00Z\"}|date",
        "{\"name\":\"x\",\"date\":\"2026-02-30\"}|date",
        "{\"name\":\"x\",\"date\":\"2026-01-31\",\"upload_mode\":1}|upload_mode",
        "{\"name\":\"x\",\"date\":\"2026-01-31\",\"pages_per_booklet\":4.9}|pages_per_booklet",
        "{\"name\":\"x\",\"date\":\"2026-01-31\",\"upload_mode\":\"FAX\"}|upload_mode",
        "{\"name\":\"x\",\"date\":\"2026-01-31\",\"grading_structure\":[{\"id\":\"a\",\"points\":\"many\"}]}"
            + "|grading_structure[0].points"
      })
  void whatCannotBeReadIsNamed(String body, String field) {
    admin()
        .body(body)
        .post("/api/exams")
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-request"))
        .body("violations.field", contains(field));
  }
}
