package org.korrigo.exams.ledger;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.scan.Secretariat.admin;
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
