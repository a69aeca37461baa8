package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.repair.Desktop.handOver;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** What stands against the hand-over of a copy with sheets that a person made. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class MadeSheetLedgerApiTest {

  @Test
  void aSideThatWasTakenOutOfItAndTakenUpAgain() {
    Desktop desk = new Desktop().with(openSheet(0), 4);
    make(desk, null);
    aside(desk, 3);
    takenUpAgain(desk, 2);

    refused(desk, copies(desk.exam).getFirst()).body("open_sides[0].sides", contains(2));

    aside(desk, 2);
    handOver(copies(desk.exam).getFirst()).then().statusCode(200);
  }

  @Test
  void soDoesOneOfALateSheetOfAnotherScan() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String copy = copies(desk.exam).getFirst();
    desk.with(openSheet(1), 4);
    make(desk, copy);
    takenUpAgain(desk, 1);

    refused(desk, copy).body("open_sides[0].sides", contains(1));
  }

  @Test
  void soDoesASideBesideItThatIsReadAgainWhileTheCopyIsNotWhole() throws SQLException {
    Desktop desk = Desktop.ofSheets(1, 4);
    String copy = copies(desk.exam).getFirst();
    desk.with(openSheet(1), 12);
    make(desk, copy);
    Database.execute(
        "delete from scan_side where upload_id = ? and side_number = 3",
        UUID.fromString(desk.upload));

    refused(desk, copy)
        .body("open_sides[0].sides", is(empty()))
        .body("open_sides[0].pending", is(1));
  }

  @Test
  void aCopyThatIsWholeByAMadeSheetWaitsForNoNeighbour() {
    Desktop desk = new Desktop().with(PaperBatch.ofSheets(1), 8);
    String copy = copies(desk.exam).getFirst();
    desk.with(openSheet(1), 8);
    make(desk, copy);
    assertThat(desk.states()).containsEntry(3, "OPEN");

    handOver(copy).then().statusCode(200);
  }

  /** A sheet, and one side more, so that nothing is proved: all of it waits for a person. */
  private static byte[] openSheet(int sheet) {
    return new PaperBatch().recto(sheet).verso(sheet).recto(sheet + 1).bytes();
  }

  private static void make(Desktop desk, String copy) {
    Map<String, Object> sheet = new HashMap<>();
    sheet.put(
        "sides",
        List.of(
            Map.of("upload_id", desk.upload, "side_number", 1),
            Map.of("upload_id", desk.upload, "side_number", 2)));
    sheet.put("to_copy_id", copy);
    post(desk.exam + "/sheets", sheet).then().statusCode(201);
  }

  private static void takenUpAgain(Desktop desk, int side) {
    aside(desk, side);
    desk.side(side, "restorations", Map.of()).then().statusCode(201);
  }

  private static void aside(Desktop desk, int side) {
    desk.side(side, "discards", Map.of("reason", "Looked at")).then().statusCode(201);
  }

  private static ValidatableResponse refused(Desktop desk, String copy) {
    return handOver(copy)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"))
        .body("open_sides", hasSize(1))
        .body("open_sides[0].upload_id", equalTo(desk.upload));
  }
}
