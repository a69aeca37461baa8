package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyDiscarded;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Booklets that are put aside and taken up again, and the copies that they leave. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class BookletDiscardApiTest {
  private static final Map<String, String> WHY = Map.of("reason", "scanned twice");

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
}
