package org.korrigo.exams.ledger;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Infrastructure;

/** Faults that no picture shows: only what was stated of the paper and what came tell of them. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class CountCheckApiTest {

  @Test
  void twoSheetsTakenAtOnceStandAgainstTheCertificateByTheNumberOfSheets() {
    String exam = twoSheetsTakenAtOnce();
    expect(exam, Map.of("sheets", 3));

    ledger(exam)
        .body("sides.open", is(0))
        .body("balances", is(false))
        .body("count.state", equalTo("DIFFERS"))
        .body("count.reasons", contains(containsString("3 sheets are expected and 2 came")));
    certificate(exam)
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"))
        .body("open_sides", equalTo(null))
        .body("count.state", equalTo("DIFFERS"))
        .body("detail", containsString("the feeder took two at a time"));
  }

  @Test
  void twoSheetsTakenAtOnceStandAgainstTheCertificateByTheNumberOfPupils() {
    String exam = twoSheetsTakenAtOnce();
    expect(exam, Map.of("students", students(3)));

    certificate(exam)
        .statusCode(409)
        .body("detail", containsString("3 copies are expected and 2 came"));
  }

  @Test
  void moreThanIsExpectedIsNoLessWrong() {
    String exam = newExam();
    processed(exam, PaperBatch.ofSheets(3), null);
    expect(exam, Map.of("sheets", 2));

    certificate(exam)
        .statusCode(409)
        .body("detail", containsString("2 sheets are expected and 3 came"));
  }

  @Test
  void whatAgreesWithWhatWasStatedIsCertified() {
    String exam = newExam();
    processed(exam, PaperBatch.ofSheets(3), null);
    expect(exam, Map.of("sheets", 3, "students", students(3)));

    ledger(exam)
        .body("balances", is(true))
        .body("count.state", equalTo("AGREES"))
        .body("count.reasons", empty());
    certificate(exam).statusCode(200).body("content.count.state", equalTo("AGREES"));
  }

  @Test
  void aCertificateOfPaperThatNobodyCountedSaysSo() {
    String exam = newExam();
    processed(exam, PaperBatch.ofSheets(1), null);

    certificate(exam)
        .statusCode(200)
        .body("content.count.state", equalTo("NOT_STATED"))
        .body("content.count.reasons", contains(containsString("Nobody has said")));
  }

  /** The recto of the first sheet with the verso of the second, then a whole sheet. */
  private static String twoSheetsTakenAtOnce() {
    String exam = newExam();
    processed(exam, new PaperBatch().recto(0).verso(1).recto(2).verso(2).bytes(), null)
        .then()
        .body("faults", empty());
    return exam;
  }

  @Test
  void pupilsOwnFilesAreNoSheetsToBeCounted() {
    String exam = newExam(Map.of("upload_mode", "INDIVIDUAL_A4"));

    admin()
        .contentType(ContentType.JSON)
        .body(Map.of("sheets", 2))
        .put("/api/exams/" + exam + "/expected")
        .then()
        .statusCode(400)
        .body("violations.field", contains("sheets"));

    admin()
        .get("/api/exams/" + exam + "/expected")
        .then()
        .body("version", is(0))
        .body("sheets", equalTo(null));
    String batch = newExam();
    expect(batch, Map.of("sheets", 2));
    admin()
        .header("If-Match", admin().get("/api/exams/" + batch).header("ETag"))
        .contentType(ContentType.JSON)
        .body(Map.of("name", "Bac blanc", "date", "2026-01-15", "upload_mode", "INDIVIDUAL_A4"))
        .put("/api/exams/" + batch)
        .then()
        .statusCode(200);
    ledger(batch).body("sheets.expected", equalTo(null)).body("count.state", equalTo("NOT_STATED"));
  }

  @Test
  void oneBookletThatAPersonMadeOfTwoFoldedSheetsIsTwo() {
    String exam = newExam();
    String upload = processed(exam, PaperBatch.ofSheets(2), null).path("upload_id");
    expect(exam, Map.of("sheets", 2));
    for (String booklet : booklets(exam)) {
      act("booklets/" + booklet + "/discards", Map.of("reason", "To be made anew"));
    }
    ledger(exam).body("sheets.received", is(0));

    act(
        exam + "/sheets",
        Map.of(
            "sides",
            IntStream.rangeClosed(1, 4)
                .mapToObj(side -> Map.of("upload_id", upload, "side_number", side))
                .toList(),
            "identity_pages",
            List.of(2, 6)));

    ledger(exam)
        .body("sheets.received", is(2))
        .body("count.state", equalTo("AGREES"))
        .body("balances", is(true));
  }

  private static void act(String path, Map<String, ?> body) {
    admin()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/exams/" + path)
        .then()
        .statusCode(201);
  }

  private static List<Map<String, Integer>> students(int number) {
    return IntStream.rangeClosed(1, number).mapToObj(id -> Map.of("student_id", id)).toList();
  }

  private static void expect(String exam, Map<String, ?> expected) {
    admin()
        .contentType(ContentType.JSON)
        .body(expected)
        .put("/api/exams/" + exam + "/expected")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse ledger(String exam) {
    return admin().get("/api/exams/" + exam + "/ledger").then().statusCode(200);
  }

  private static ValidatableResponse certificate(String exam) {
    return admin().get("/api/exams/" + exam + "/ledger/certificate").then();
  }
}
