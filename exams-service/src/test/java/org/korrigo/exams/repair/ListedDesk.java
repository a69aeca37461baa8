package org.korrigo.exams.repair;

import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Database;

/** Paper of an exam of which it was said who is expected. */
final class ListedDesk {
  /** The side that is open. */
  static final int ANNEX = 9;

  private ListedDesk() {}

  /**
   * Four sheets in the copies of pupils 11 and 12, a single page that is open, and pupil 13 of whom
   * nothing came.
   */
  static Desktop desk() throws SQLException {
    PaperBatch batch = new PaperBatch();
    IntStream.range(0, 4).forEach(batch::landscapeSheet);
    Desktop desk = new Desktop().with(batch.a4().bytes(), 8);
    admin()
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "students",
                IntStream.of(11, 12, 13).mapToObj(id -> Map.of("student_id", id)).toList()))
        .put("/api/exams/" + desk.exam + "/expected")
        .then()
        .statusCode(200);
    identify(copies(desk.exam).get(0), 11);
    identify(copies(desk.exam).get(1), 12);
    return desk;
  }

  /** Says whose a copy is, as identification does. */
  static void identify(String copy, int student) throws SQLException {
    Database.execute(
        "update copy set student_id = ?, is_identified = true where id = ?",
        student,
        UUID.fromString(copy));
  }

  /** The ledger of its exam. */
  static JsonPath ledger(Desktop desk) {
    return admin()
        .get("/api/exams/" + desk.exam + "/ledger")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
