package org.korrigo.exams.repair;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.repair.Desktop.handOver;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.contracts.exams.CopyDiscarded;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class SideActionApiTest {
  private static final Map<String, String> WHY = Map.of("reason", "scanned twice");

  @Test
  void aUsedSideThatIsPutAsideLeavesItsBooklet() {
    Desktop desk = Desktop.ofSheets(1, 4);

    desk.side(2, "discards", WHY)
        .then()
        .statusCode(201)
        .body("kind", equalTo("DISCARD_SIDE"))
        .body("before.sides.state", contains("USED"))
        .body("after.sides.state", contains("DISCARDED"))
        .body("after.sides.reason", contains("scanned twice"));

    assertThat(desk.paper()).containsExactly(List.of(List.of(1, 4)));
    assertThat(desk.states()).containsEntry(1, "USED").containsEntry(2, "DISCARDED");
    admin()
        .get("/api/exams/" + desk.exam + "/sides?state=DISCARDED")
        .then()
        .body("decided_by_id", contains("secretariat-subject"))
        .body("booklet_ids[0]", empty());
    admin()
        .get("/api/exams/" + desk.exam + "/sides?state=USED")
        .then()
        .body("booklet_ids[0]", contains(desk.booklet(0, 0)));
    desk.assertWhole();
  }

  @Test
  void aCopyOfWhichAllIsPutAsideIsDiscardedAndComesBackWhenThatIsUndone() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String copy = copies(desk.exam).getFirst();

    Response action = post("booklets/" + desk.booklet(0, 0) + "/discards", WHY);

    assertThat(copies(desk.exam)).isEmpty();
    assertThat(booklets(desk.exam)).isEmpty();
    assertThat(desk.states()).containsEntry(1, "DISCARDED").containsEntry(2, "DISCARDED");
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(CopyDiscarded.class, copy))
                    .singleElement()
                    .satisfies(
                        told -> {
                          assertThat(told.mergedIntoCopyId()).isNull();
                          assertThat(told.reason()).isEqualTo("discarded");
                        }));
    undo(action).then().statusCode(200);
    assertThat(copies(desk.exam)).containsExactly(copy);
    assertThat(desk.paper()).containsExactly(List.of(List.of(1, 2, 3, 4)));
    desk.assertWhole();
  }

  @Test
  void aCopyThatComesBackIsNobodysAsIdentificationForgotIt() throws SQLException {
    Desktop desk = Desktop.ofSheets(1, 4);
    String copy = copies(desk.exam).getFirst();
    Database.execute(
        "update copy set student_id = 7, is_identified = true, identification_sequence = 3 where"
            + " id = ?",
        UUID.fromString(copy));
    Response action = post("booklets/" + desk.booklet(0, 0) + "/discards", WHY);

    undo(action).then().statusCode(200);

    admin()
        .get("/api/exams/copies/" + copy)
        .then()
        .body("is_identified", is(false))
        .body("student_id", equalTo(null));
  }

  @Test
  void aBookletThatWasPutAsideIsTakenUpInANewCopyOrInAnotherOne() {
    Desktop desk = Desktop.ofSheets(3, 4);
    String second = desk.booklet(1, 0);
    String third = desk.booklet(2, 0);
    post("booklets/" + second + "/discards", WHY).then().statusCode(201);
    post("booklets/" + third + "/discards", WHY).then().statusCode(201);
    String first = copies(desk.exam).getFirst();

    post("booklets/" + second + "/restorations", Map.of("to_copy_id", first))
        .then()
        .statusCode(201)
        .body("kind", equalTo("RESTORE_BOOKLET"));
    post("booklets/" + third + "/restorations", Map.of()).then().statusCode(201);

    assertThat(desk.paper())
        .containsExactly(
            List.of(List.of(1, 2, 3, 4), List.of(5, 6, 7, 8)), List.of(List.of(9, 10, 11, 12)));
    assertThat(desk.states().values()).containsOnly("USED");
    desk.assertWhole();
    post("booklets/" + third + "/restorations", Map.of())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
  }

  @Test
  void aReplacedBookletIsNotTakenUpBesideTheOneThatReplacedIt() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String cut = desk.booklet(0, 0);
    post("booklets/" + cut + "/face-swaps", Map.of()).then().statusCode(201);

    post("booklets/" + cut + "/restorations", Map.of())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
    desk.assertWhole();
  }

  @Test
  void aBookletThatHasOnePageOfASideOnlyIsNotTakenUpWithoutTheOther() {
    Desktop desk = Desktop.ofSheets(2, 4);
    post("booklets/" + desk.booklet(0, 0) + "/splits", Map.of("first_pages", List.of(3)))
        .then()
        .statusCode(201);
    String half = desk.booklet(0, 0);
    desk.side(1, "discards", WHY).then().statusCode(201);
    desk.side(2, "discards", WHY).then().statusCode(201);

    post("booklets/" + half + "/restorations", Map.of())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
    desk.assertWhole();
  }

  @Test
  void aBookletWhoseSidesAreElsewhereTooIsNotPutAside() {
    Desktop desk = Desktop.ofSheets(1, 4);
    post("booklets/" + desk.booklet(0, 0) + "/splits", Map.of("first_pages", List.of(3)))
        .then()
        .statusCode(201);

    post("booklets/" + desk.booklet(0, 0) + "/discards", WHY)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("side_number", is(1));
    desk.side(1, "discards", WHY).then().statusCode(201);
    assertThat(desk.paper()).containsExactly(List.of(List.of(2), List.of(3)));
    desk.assertWhole();
  }

  @Test
  void anOpenSideIsBlankOrPutAsideAndTakenUpAgain() {
    Desktop desk = new Desktop().with(new PaperBatch().landscapeSheet(0).a4().a4().bytes(), 4);

    desk.side(3, "blanks", Map.of()).then().statusCode(201);
    Response discard = desk.side(4, "discards", WHY);
    assertThat(desk.states()).containsEntry(3, "BLANK").containsEntry(4, "DISCARDED");
    admin().get("/api/exams/" + desk.exam + "/ledger").then().body("balances", is(true));
    desk.side(3, "restorations", Map.of("reason", "there is writing on it")).then().statusCode(201);
    undo(discard).then().statusCode(200);

    assertThat(desk.states()).containsEntry(3, "OPEN").containsEntry(4, "OPEN");
    admin()
        .get("/api/exams/" + desk.exam + "/sides?state=OPEN")
        .then()
        .body("reason[0]", equalTo("there is writing on it"))
        .body("decided_by_id[1]", equalTo(null));
    desk.assertWhole();
  }

  @ParameterizedTest
  @CsvSource({
    "1,blanks,USED",
    "1,restorations,USED",
    "3,restorations,OPEN",
  })
  void aDecisionThatDoesNotFitTheSidesStateIsRefused(int side, String what, String state) {
    Desktop desk = new Desktop().with(new PaperBatch().landscapeSheet(0).a4().bytes(), 4);

    desk.side(side, what, Map.of())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("side_number", is(side))
        .body("state", equalTo(state));
    desk.side(3, "discards", WHY).then().statusCode(201);
    desk.side(3, "discards", WHY).then().statusCode(409).body("state", equalTo("DISCARDED"));
  }

  @Test
  void aSideThatWasTakenUpAgainStandsAgainstTheHandOverOfItsSheet() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String copy = copies(desk.exam).getFirst();
    desk.side(2, "discards", WHY).then().statusCode(201);
    Response restored = desk.side(2, "restorations", Map.of());

    handOver(copy).then().statusCode(409).body("type", equalTo("/problems/ledger-open"));
    undo(restored).then().statusCode(200);
    handOver(copy).then().statusCode(200);
  }

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

  @Test
  void composingACopyIsJournalledAndUndone() {
    Desktop desk = Desktop.ofSheets(3, 4);
    List<String> copies = copies(desk.exam);
    List<String> booklets = booklets(desk.exam);
    post("copies/" + copies.get(1) + "/booklets", Map.of("booklet_ids", booklets))
        .then()
        .statusCode(200)
        .body("booklet_ids", equalTo(booklets));
    post("copies/" + copies.get(1) + "/booklets", Map.of("booklet_ids", booklets))
        .then()
        .statusCode(200);

    String action =
        admin()
            .get("/api/exams/" + desk.exam + "/actions")
            .then()
            .body("kind", contains("COMPOSE_COPY"))
            .extract()
            .path("[0].id");
    undo(action).then().statusCode(200);

    assertThat(copies(desk.exam)).isEqualTo(copies);
    assertThat(desk.paper().get(2)).containsExactly(List.of(9, 10, 11, 12));
    desk.assertWhole();
  }

  @Test
  void sidesThatAreNotThereAreNotFound() {
    Desktop desk = Desktop.ofSheets(1, 4);

    desk.side(3, "discards", WHY).then().statusCode(404);
    post("uploads/" + UUID.randomUUID() + "/sides/1/discards", WHY).then().statusCode(404);
    desk.side(1, "discards", Map.of())
        .then()
        .statusCode(400)
        .body("violations.field", contains("reason"));
  }

  @Test
  void whileTheJobIsNotDoneItsSidesAreLeftToIt() throws SQLException {
    Desktop desk = new Desktop().with(new PaperBatch().landscapeSheet(0).a4().bytes(), 4);
    Database.execute(
        "update scan_job set state = 'FAILED' where upload_id = ?", UUID.fromString(desk.upload));

    desk.side(3, "discards", WHY)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("upload_id", equalTo(desk.upload));
  }

  @ParameterizedTest
  @CsvSource({
    "POST,booklets/{id}/turns",
    "POST,booklets/{id}/half-swaps",
    "POST,booklets/{id}/face-swaps",
    "PUT,booklets/{id}/pages",
    "POST,booklets/{id}/page-moves",
    "POST,booklets/{id}/moves",
    "POST,booklets/{id}/splits",
    "POST,{id}/booklet-merges",
    "POST,booklets/{id}/discards",
    "POST,booklets/{id}/restorations",
    "POST,uploads/{id}/sides/1/discards",
    "POST,uploads/{id}/sides/1/restorations",
    "POST,uploads/{id}/sides/1/blanks",
    "POST,copies/{id}/booklets",
    "POST,copies/{id}/discards",
    "POST,copies/{id}/absences",
    "POST,{id}/absences",
    "GET,{id}/actions",
    "GET,actions/{id}",
    "POST,actions/{id}/undo"
  })
  void thePaperIsInTheHandsOfTheSecretariatAlone(String method, String path) {
    String target = "/api/exams/" + path.replace("{id}", UUID.randomUUID().toString());
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

  private static List<Integer> absent(Desktop desk) {
    return Database.query(
            "select student_id from absence where exam_id = ? order by student_id",
            UUID.fromString(desk.exam))
        .stream()
        .map(row -> (Integer) row.get("student_id"))
        .toList();
  }
}
