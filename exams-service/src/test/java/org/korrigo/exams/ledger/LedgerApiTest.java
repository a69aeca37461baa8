package org.korrigo.exams.ledger;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.ledger.Ledgers.certificate;
import static org.korrigo.exams.ledger.Ledgers.counts;
import static org.korrigo.exams.ledger.Ledgers.expect;
import static org.korrigo.exams.ledger.Ledgers.ledger;
import static org.korrigo.exams.ledger.Ledgers.settle;
import static org.korrigo.exams.ledger.Ledgers.withAnAnnex;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/** Every side is accounted for. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LedgerApiTest {
  @Test
  void everySideIsAccountedForByUploadAndInAll() {
    String exam = newExam();
    String first = processed(exam, PaperBatch.ofSheets(2), null).path("upload_id");
    String second = processed(exam, withAnAnnex(), null).path("upload_id");

    ledger(exam)
        .body("exam_id", equalTo(exam))
        .body("balances", is(false))
        .body("sides", counts(9, 8, 0, 0, 1, 0))
        .body("uploads.upload_id", contains(first, second))
        .body("uploads[0].sides", counts(4, 4, 0, 0, 0, 0))
        .body("uploads[1].sides", counts(5, 4, 0, 0, 1, 0))
        .body("uploads[0].sha256", notNullValue())
        .body("uploads[0].uploaded_by_id", equalTo("secretariat-subject"))
        .body("uploads.job_running", contains(false, false))
        .body("sheets.received", is(4))
        .body("sheets.expected", nullValue())
        .body("copies.received", is(4))
        .body("copies.expected", nullValue())
        .body("roster", nullValue());
  }

  @Test
  void discardedBlankAndUnsettledSidesAreCountedAsWhatTheyAre() throws SQLException {
    String exam = newExam();
    String upload = processed(exam, PaperBatch.ofSheets(2), null).path("upload_id");
    settle(upload, 1, "DISCARDED");
    settle(upload, 2, "BLANK");
    unsettle(upload, 3);

    ledger(exam).body("sides", counts(4, 1, 1, 1, 0, 1)).body("balances", is(false));
    certificate(exam)
        .then()
        .statusCode(409)
        .body("open_sides[0].pending", is(1))
        .body("detail", containsString("1 sides not settled yet"));
  }

  @Test
  void anEmptyLedgerCertifiesNothing() {
    String exam = newExam();

    ledger(exam).body("sides", counts(0, 0, 0, 0, 0, 0)).body("balances", is(false));
    certificate(exam)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"))
        .body("detail", containsString("nothing was scanned"));
  }

  @Test
  void sidesAreListedPageByPageByStateAndByUpload() {
    String exam = newExam();
    String first = processed(exam, withAnAnnex(), null).path("upload_id");
    String second = processed(exam, withAnAnnex(), null).path("upload_id");

    admin()
        .queryParam("state", "OPEN")
        .get("/api/exams/" + exam + "/sides")
        .then()
        .statusCode(200)
        .body("upload_id", contains(first, second))
        .body("side_number", contains(3, 3))
        .body("state", contains("OPEN", "OPEN"))
        .body("reason[0]", notNullValue())
        .body("decided_at[0]", notNullValue())
        .body("decided_by_id[0]", nullValue())
        .body("booklet_ids[0]", empty());
    String link =
        admin()
            .queryParam("limit", 4)
            .get("/api/exams/" + exam + "/sides")
            .then()
            .body("side_number", contains(1, 2, 3, 4))
            .body("booklet_ids[0]", contains(booklets(exam).getFirst()))
            .extract()
            .header("Link");
    admin()
        .urlEncodingEnabled(false)
        .get("/api/exams/" + exam + "/sides" + link.substring(1, link.indexOf('>')))
        .then()
        .body("side_number", contains(5, 1, 2, 3));
    admin()
        .queryParam("upload_id", second)
        .get("/api/exams/" + exam + "/sides")
        .then()
        .body("upload_id.unique()", contains(second))
        .body("", hasSize(5));
  }

  @ParameterizedTest
  @CsvSource({
    "sides?state=LOST, state",
    "sides?after=nowhere, after",
    "sides?after=zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz_1, after",
    "expected/students?presence=LATE, presence"
  })
  void whatCannotBeAskedForIsNamed(String path, String field) {
    admin()
        .get("/api/exams/" + newExam() + "/" + path)
        .then()
        .statusCode(400)
        .body("violations.field", contains(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ledger", "ledger/certificate", "sides", "expected", "expected/students"})
  void ofAnExamThatIsNotThereNothingIsTold(String path) {
    admin().get("/api/exams/" + UUID.randomUUID() + "/" + path).then().statusCode(404);
    expect(UUID.randomUUID().toString(), null, Map.of("sheets", 1)).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,ledger",
    "GET,ledger/certificate",
    "GET,sides",
    "GET,expected",
    "PUT,expected",
    "GET,expected/students"
  })
  void theLedgerIsForTheSecretariatAlone(String method, String path) {
    String target = "/api/exams/" + UUID.randomUUID() + "/" + path;
    for (String token : List.of(Tokens.teacher("t-1"), Tokens.student("s-1"))) {
      given()
          .auth()
          .oauth2(token)
          .contentType(ContentType.JSON)
          .body("{}")
          .request(method, target)
          .then()
          .statusCode(403)
          .body("type", equalTo("/problems/forbidden"));
    }
    given().contentType(ContentType.JSON).body("{}").request(method, target).then().statusCode(401);
  }

  private static void unsettle(String upload, int side) throws SQLException {
    Database.execute(
        "delete from scan_side where upload_id = ? and side_number = ?",
        UUID.fromString(upload),
        side);
  }
}
