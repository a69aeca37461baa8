package org.korrigo.exams.ledger;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.ledger.Ledgers.certificate;
import static org.korrigo.exams.ledger.Ledgers.ledger;
import static org.korrigo.exams.ledger.Ledgers.settle;
import static org.korrigo.exams.ledger.Ledgers.withAnAnnex;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.handedOver;
import static org.korrigo.exams.scan.Secretariat.newExam;
import static org.korrigo.exams.scan.Secretariat.processed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Infrastructure;

/** No copy is handed over that an open side may belong to. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LedgerHandOverApiTest {
  @Test
  void aCopyIsNotHandedOverWhileASideBetweenTwoOfItsSheetsIsOpen() {
    String exam = newExam();
    String upload = processed(exam, withAnAnnex(), null).path("upload_id");
    String copy = merged(exam);

    refusedHandOver(copy, upload, 3);
    handedOver(exam)
        .then()
        .body("faults.copy_id", contains(copy))
        .body("faults[0].type", equalTo("/problems/ledger-open"))
        .body("faults[0].message", containsString("open sides 3 of upload " + upload));
  }

  @Test
  void aCopyIsNotHandedOverWhileASideWithinOneOfItsSheetsIsOpen() throws SQLException {
    String exam = newExam();
    String upload = processed(exam, PaperBatch.ofSheets(2), null).path("upload_id");
    open(upload, 4);

    refusedHandOver(copies(exam).get(1), upload, 4);
    handOver(copies(exam).get(0)).then().statusCode(200);
  }

  @Test
  void anOpenSideThatMayBeAnyonesStandsAgainstNoCopy() {
    String exam = newExam();
    byte[] scan = new PaperBatch().a4().landscapeSheet(0).landscapeSheet(1).bytes();
    processed(exam, scan, null);

    for (String copy : copies(exam)) {
      handOver(copy).then().statusCode(200);
    }
    certificate(exam).then().statusCode(409);
  }

  @Test
  void onceTheSideIsSettledTheCopyIsHandedOver() throws SQLException {
    String exam = newExam();
    String upload = processed(exam, withAnAnnex(), null).path("upload_id");
    String copy = merged(exam);
    handOver(copy).then().statusCode(409);
    settle(upload, 3, "DISCARDED");

    handOver(copy).then().statusCode(200).body("status", equalTo("READY"));
    ledger(exam).body("copies.handed_over", is(1)).body("balances", is(true));
  }

  private static String merged(String exam) {
    String copy = copies(exam).getFirst();
    admin()
        .contentType(ContentType.JSON)
        .body(Map.of("booklet_ids", booklets(exam)))
        .post("/api/exams/copies/" + copy + "/booklets")
        .then()
        .statusCode(200);
    return copy;
  }

  private static void refusedHandOver(String copy, String upload, int side) {
    handOver(copy)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"))
        .body("copy_id", equalTo(copy))
        .body("open_sides[0].upload_id", equalTo(upload))
        .body("open_sides[0].sides", contains(side));
    admin().get("/api/exams/copies/" + copy).then().body("status", equalTo("STAGING"));
  }

  private static Response handOver(String copy) {
    return admin().post("/api/exams/copies/" + copy + "/validation");
  }

  private static void open(String upload, int side) throws SQLException {
    settle(upload, side, "OPEN");
  }
}
