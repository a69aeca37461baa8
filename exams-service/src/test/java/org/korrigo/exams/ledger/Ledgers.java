package org.korrigo.exams.ledger;

import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.scan.Secretariat.admin;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Database;

/** What is asked of the ledger of an exam, and sides settled by the database's own hand. */
final class Ledgers {
  private Ledgers() {}

  /** Sides 1 and 2 are a sheet, 3 is a single page, 4 and 5 are a sheet again. */
  static byte[] withAnAnnex() {
    return new PaperBatch().recto(0).verso(0).a4().recto(1).verso(1).bytes();
  }

  static io.restassured.response.ValidatableResponse ledger(String exam) {
    return admin().get("/api/exams/" + exam + "/ledger").then().statusCode(200);
  }

  static Response certificate(String exam) {
    return admin().get("/api/exams/" + exam + "/ledger/certificate");
  }

  static Response expect(String exam, String seen, Map<String, ?> expected) {
    var request = admin().contentType(ContentType.JSON).body(expected);
    return (seen == null ? request : request.header("If-Match", seen))
        .put("/api/exams/" + exam + "/expected");
  }

  static org.hamcrest.Matcher<Object> counts(
      int fed, int used, int discarded, int blank, int open, int pending) {
    return equalTo(
        Map.of(
            "fed", fed,
            "used", used,
            "discarded", discarded,
            "blank", blank,
            "open", open,
            "pending", pending));
  }

  static void settle(String upload, int side, String state) throws SQLException {
    Database.execute(
        "update scan_side set state = ?, booklet_id = null, reason = 'a coffee stain \u2603',"
            + " decided_by_id = 'a-person' where upload_id = ? and side_number = ?",
        state,
        UUID.fromString(upload),
        side);
  }
}
