package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.repair.Desktop.movePage;
import static org.korrigo.exams.repair.Desktop.onBooklet;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyDiscarded;
import org.korrigo.contracts.exams.CopyStaged;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class BookletActionApiTest {
  private static final List<Integer> FIRST = List.of(1, 2, 3, 4);
  private static final List<Integer> SECOND = List.of(5, 6, 7, 8);

  @Test
  void aBookletIsMovedToAPlaceInAnotherCopyAndToANewOne() {
    Desktop desk = Desktop.ofSheets(4, 8);
    String other = copies(desk.exam).get(1);

    post(onBooklet(desk.booklet(0, 0), "moves"), Map.of("to_copy_id", other, "position", 2))
        .then()
        .statusCode(201);
    assertThat(desk.paper()).containsExactly(List.of(SECOND), List.of(page(2), FIRST, page(3)));
    post(onBooklet(desk.booklet(1, 2), "moves"), Map.of()).then().statusCode(201);

    assertThat(desk.paper())
        .containsExactly(List.of(SECOND), List.of(page(2), FIRST), List.of(page(3)));
    desk.assertWhole();
  }

  @Test
  void aCopyThatLosesItsLastBookletIsDiscardedIntoTheOneThatHasIt() {
    Desktop desk = Desktop.ofSheets(2, 4);
    List<String> copies = copies(desk.exam);

    Response action =
        post(onBooklet(desk.booklet(0, 0), "moves"), Map.of("to_copy_id", copies.get(1)));

    action.then().statusCode(201);
    assertThat(copies(desk.exam)).containsExactly(copies.get(1));
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(CopyDiscarded.class, copies.getFirst()))
                    .singleElement()
                    .satisfies(
                        told -> assertThat(told.mergedIntoCopyId()).hasToString(copies.get(1))));
    String anonymous = anonymousIdIn(action, copies.getFirst());
    undo(action).then().statusCode(200);
    assertThat(copies(desk.exam)).isEqualTo(copies);
    admin()
        .get("/api/exams/copies/" + copies.getFirst())
        .then()
        .body("anonymous_id", equalTo(anonymous));
    await()
        .untilAsserted(
            () -> assertThat(Broker.events(CopyStaged.class, copies.getFirst())).hasSize(2));
  }

  @Test
  void aPageIsMovedIntoABookletIntoACopyAndIntoANewOne() {
    Desktop desk = Desktop.ofSheets(2, 4);
    String other = copies(desk.exam).get(1);

    movePage(
            desk.booklet(0, 0),
            Map.of("page", 2, "to_booklet_id", desk.booklet(1, 0), "to_page", 1))
        .then()
        .statusCode(201);
    assertThat(desk.paper())
        .containsExactly(List.of(List.of(1, 3, 4)), List.of(List.of(2, 5, 6, 7, 8)));
    movePage(desk.booklet(0, 0), Map.of("page", 3, "to_copy_id", other)).then().statusCode(201);
    movePage(desk.booklet(0, 0), Map.of("page", 2)).then().statusCode(201);

    assertThat(desk.paper())
        .containsExactly(
            List.of(List.of(1)), List.of(List.of(2, 5, 6, 7, 8), List.of(4)), List.of(List.of(3)));
    desk.assertWhole();
  }

  @Test
  void aBookletIsCutAtItsStapleAndStapledAgain() {
    Desktop desk = Desktop.ofSheets(2, 8);

    post(onBooklet(desk.booklet(0, 0), "splits"), Map.of("first_pages", List.of(2, 4)))
        .then()
        .statusCode(201)
        .body("kind", equalTo("SPLIT_BOOKLET"));
    assertThat(desk.paper())
        .containsExactly(List.of(List.of(1), List.of(2, 3), List.of(4), SECOND));
    List<String> parts = desk.bookletsOf(copies(desk.exam).getFirst());
    post(
            desk.exam + "/booklet-merges",
            Map.of("booklet_ids", List.of(parts.get(1), parts.get(3), parts.get(0))))
        .then()
        .statusCode(201);

    assertThat(desk.paper()).containsExactly(List.of(List.of(2, 3, 5, 6, 7, 8, 1), List.of(4)));
    desk.assertWhole();
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

  private static String anonymousIdIn(Response action, String copy) {
    return (String)
        org.korrigo.testing.Database.query(
                "select k.value ->> 'anonymous_id' as id from intake_action a cross join lateral"
                    + " jsonb_array_elements(a.discarded_copies) as k (value) where a.id = ? and"
                    + " k.value ->> 'id' = ?",
                UUID.fromString(action.path("id")),
                copy)
            .getFirst()
            .get("id");
  }

  private static List<Integer> page(int sheet) {
    return List.of(4 * sheet + 1, 4 * sheet + 2, 4 * sheet + 3, 4 * sheet + 4);
  }
}
