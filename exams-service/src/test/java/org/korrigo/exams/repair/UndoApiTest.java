package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.korrigo.exams.repair.Desktop.handOver;
import static org.korrigo.exams.repair.Desktop.keyed;
import static org.korrigo.exams.repair.Desktop.movePage;
import static org.korrigo.exams.repair.Desktop.onBooklet;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.put;
import static org.korrigo.exams.repair.Desktop.turn;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class UndoApiTest {
  static Stream<Arguments> whatIsUndone() {
    return Stream.of(
        Arguments.of("turns", Map.of("page", 1, "degrees", 90)),
        Arguments.of("turns", Map.of("side_number", 1, "degrees", 180)),
        Arguments.of("half-swaps", Map.of("side_number", 2)),
        Arguments.of("face-swaps", Map.of()),
        Arguments.of("moves", Map.of()),
        Arguments.of("page-moves", Map.of("page", 3)),
        Arguments.of("splits", Map.of("first_pages", List.of(2))),
        Arguments.of("discards", Map.of("reason", "a blank sheet")));
  }

  @ParameterizedTest
  @MethodSource("whatIsUndone")
  void everyActionIsUndoneOnceAndAllIsAsBefore(String what, Map<String, ?> body) {
    Desktop desk = Desktop.ofSheets(2, 8);
    List<String> copies = copies(desk.exam);
    List<String> before = desk.bookletsOf(copies.getFirst());
    Map<Integer, String> states = desk.states();
    Response action = post(onBooklet(before.getFirst(), what), body);
    assertThat(desk.bookletsOf(copies.getFirst())).isNotEqualTo(before);
    desk.assertWhole();

    undo(action)
        .then()
        .statusCode(200)
        .body("undone_by_id", equalTo("secretariat-subject"))
        .body("undone_at", notNullValue());

    assertThat(copies(desk.exam)).isEqualTo(copies);
    assertThat(desk.bookletsOf(copies.getFirst())).isEqualTo(before);
    assertThat(booklets(desk.exam)).isEqualTo(before);
    assertThat(desk.states()).isEqualTo(states);
    desk.assertWhole();
    undo(action.<String>path("id"))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("undone_at", notNullValue());
  }

  @Test
  void whatWasChangedSinceCannotBeUndoneAndIsNamed() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String copy = copies(desk.exam).getFirst();
    Response first = turn(desk.booklet(0, 0), Map.of("page", 1, "degrees", 90));
    Response second = turn(desk.booklet(0, 0), Map.of("page", 1, "degrees", 90));

    undo(first)
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"))
        .body("changed", contains("copy " + copy));

    undo(second).then().statusCode(200);
    undo(first).then().statusCode(200);
    desk.assertWhole();
  }

  @Test
  void aBookletThatWasReplacedIsNotActedOn() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String old = desk.booklet(0, 0);
    turn(old, Map.of("page", 1, "degrees", 90)).then().statusCode(201);

    turn(old, Map.of("page", 1, "degrees", 90))
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"))
        .body("booklet_id", equalTo(old));
  }

  @Test
  void nothingOfACopyThatWasHandedOverChangesAnyMore() {
    Desktop desk = Desktop.ofSheets(3, 4);
    List<String> copies = copies(desk.exam);
    Response before = turn(desk.booklet(0, 0), Map.of("page", 1, "degrees", 180));
    handOver(copies.getFirst()).then().statusCode(200);

    Stream.of(
            undo(before),
            turn(desk.booklet(0, 0), Map.of("page", 1, "degrees", 90)),
            post(onBooklet(desk.booklet(0, 0), "discards"), Map.of("reason", "late")),
            desk.side(1, "discards", Map.of("reason", "late")),
            post(onBooklet(desk.booklet(1, 0), "moves"), Map.of("to_copy_id", copies.getFirst())),
            movePage(desk.booklet(1, 0), Map.of("page", 1, "to_booklet_id", desk.booklet(0, 0))),
            post("copies/" + copies.getFirst() + "/absences", Map.of("reason", "absent")))
        .forEach(
            refused ->
                refused
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/copy-handed-over"))
                    .body("copy_id", equalTo(copies.getFirst())));
    desk.assertWhole();
  }

  @ParameterizedTest
  @ValueSource(strings = {"blanks", "discards"})
  void aSideAmongTheSheetsOfACopyThatWasHandedOverIsNotLaidOpenByUndoing(String how) {
    Desktop desk = new Desktop();
    desk.with(new PaperBatch().a4().landscapeSheet(0).a4().landscapeSheet(1).bytes(), 4);
    List<String> copies = copies(desk.exam);
    String copy = copies.getFirst();
    List<String> both = List.of(desk.booklet(0, 0), desk.booklet(1, 0));
    post("copies/" + copy + "/booklets", Map.of("booklet_ids", both)).then().statusCode(200);
    Map<String, String> why = Map.of("reason", "nothing is on it");
    Response beside = desk.side(1, how, why);
    Response among = desk.side(4, how, why);
    Map<Integer, String> states = desk.states();
    handOver(copy).then().statusCode(200);

    undo(among)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/copy-handed-over"))
        .body("copy_id", equalTo(copy));

    assertThat(desk.states()).isEqualTo(states);
    undo(beside).then().statusCode(200);
    desk.side(4, "restorations", Map.of("reason", "something is on it")).then().statusCode(201);
    admin()
        .get("/api/exams/" + desk.exam + "/ledger")
        .then()
        .body("sides.open", equalTo(2))
        .body("balances", equalTo(false));
  }

  @Test
  void theSameIdempotencyKeyActsOnce() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String booklet = desk.booklet(0, 0);
    String key = UUID.randomUUID().toString();

    keyed(key, Map.of("page", 1, "degrees", 90), onBooklet(booklet, "turns"))
        .then()
        .statusCode(201)
        .body("id", equalTo(key));
    keyed(key, Map.of("page", 1, "degrees", 90), onBooklet(booklet, "turns"))
        .then()
        .statusCode(200)
        .body("id", equalTo(key));
    keyed(key, Map.of(), onBooklet(booklet, "face-swaps"))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
    keyed(key, Map.of("page", 1, "degrees", 180), onBooklet(booklet, "turns"))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));

    admin().get("/api/exams/" + desk.exam + "/actions").then().body("id", contains(key));
  }

  @Test
  void aKeyThatDidTheSameToOtherPaperIsNotTakenForARepetition() {
    Desktop desk = Desktop.ofSheets(2, 4);
    String key = UUID.randomUUID().toString();
    String other = desk.booklet(1, 0);
    keyed(key, Map.of("page", 1, "degrees", 90), onBooklet(desk.booklet(0, 0), "turns"))
        .then()
        .statusCode(201);

    keyed(key, Map.of("page", 1, "degrees", 90), onBooklet(other, "turns"))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));

    assertThat(desk.booklet(1, 0)).isEqualTo(other);
  }

  @Test
  void theJournalShowsTheNewestFirstPageByPage() {
    Desktop desk = Desktop.ofSheets(1, 4);
    for (int degrees : List.of(90, 180, 270)) {
      turn(desk.booklet(0, 0), Map.of("page", 1, "degrees", degrees)).then().statusCode(201);
    }
    put(onBooklet(desk.booklet(0, 0), "pages"), Map.of("order", List.of(2, 1, 3, 4)));

    String link =
        admin()
            .queryParam("limit", 2)
            .get("/api/exams/" + desk.exam + "/actions")
            .then()
            .statusCode(200)
            .body("kind", contains("ORDER_PAGES", "TURN_PAGE"))
            .extract()
            .header("Link");
    List<String> rest =
        admin()
            .urlEncodingEnabled(false)
            .get("/api/exams/" + desk.exam + "/actions" + link.substring(1, link.indexOf('>')))
            .then()
            .body("", hasSize(2))
            .extract()
            .path("id");
    List<String> all = admin().get("/api/exams/" + desk.exam + "/actions").path("id");
    assertThat(all).hasSize(4).doesNotHaveDuplicates();
    assertThat(rest).isEqualTo(all.subList(2, 4));
    admin()
        .get("/api/exams/actions/" + rest.getFirst())
        .then()
        .statusCode(200)
        .body("kind", equalTo("TURN_PAGE"));
  }
}
