package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.repair.Desktop.handOver;
import static org.korrigo.exams.repair.Desktop.movePage;
import static org.korrigo.exams.repair.Desktop.onBooklet;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.put;
import static org.korrigo.exams.repair.Desktop.turn;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.confirmed;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/**
 * The figures of the ledger after every kind of action, and after its undoing: four sheets in the
 * copies of pupils 11 and 12, a single page that is open, and pupil 13 of whom nothing came.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LedgerFiguresApiTest {
  private static final Map<String, String> WHY = Map.of("reason", "a test");
  private static final int ANNEX = 9;

  /**
   * What the ledger says.
   *
   * @param copiesExpected of pupils who are not absent
   */
  private record Figures(
      int used,
      int discarded,
      int blank,
      int open,
      int sheets,
      int copies,
      int copiesExpected,
      int present,
      int absent,
      int missing) {}

  private static final Figures AT_FIRST = new Figures(8, 0, 0, 1, 4, 2, 3, 2, 0, 1);

  static Stream<Arguments> actions() {
    return Stream.of(
        action("a turn", desk -> turn(first(desk), Map.of("page", 2, "degrees", 90)), AT_FIRST),
        action("halves", desk -> onFirst(desk, "half-swaps", Map.of("side_number", 1)), AT_FIRST),
        action("faces", desk -> onFirst(desk, "face-swaps", Map.of()), AT_FIRST),
        action(
            "an order",
            desk -> put(onBooklet(first(desk), "pages"), Map.of("order", List.of(4, 3, 2, 1))),
            AT_FIRST),
        action(
            "a split",
            desk -> onFirst(desk, "splits", Map.of("first_pages", List.of(3))),
            AT_FIRST),
        action(
            "a merge",
            desk ->
                post(
                    desk.exam + "/booklet-merges",
                    Map.of("booklet_ids", booklets(desk.exam).subList(0, 2))),
            AT_FIRST),
        action(
            "a page to a new copy",
            desk -> movePage(first(desk), Map.of("page", 3)),
            new Figures(8, 0, 0, 1, 4, 3, 3, 2, 0, 1)),
        action(
            "a page to another copy",
            desk ->
                movePage(first(desk), Map.of("page", 3, "to_copy_id", copies(desk.exam).get(1))),
            AT_FIRST),
        action(
            "a booklet to a new copy",
            desk -> onFirst(desk, "moves", Map.of()),
            new Figures(8, 0, 0, 1, 4, 3, 3, 2, 0, 1)),
        action(
            "a booklet put aside",
            desk -> onFirst(desk, "discards", WHY),
            new Figures(6, 2, 0, 1, 3, 2, 3, 2, 0, 1)),
        action(
            "a copy put aside",
            desk -> onCopy(desk, "discards"),
            new Figures(4, 4, 0, 1, 2, 1, 3, 1, 0, 2)),
        action(
            "a copy marked absent",
            desk -> onCopy(desk, "absences"),
            new Figures(4, 4, 0, 1, 2, 1, 2, 1, 1, 1)),
        action(
            "a pupil marked absent",
            desk -> post(desk.exam + "/absences", Map.of("student_id", 13)),
            new Figures(8, 0, 0, 1, 4, 2, 2, 2, 1, 0)),
        action(
            "a pupil with a copy marked absent",
            desk -> post(desk.exam + "/absences", Map.of("student_id", 11)),
            AT_FIRST),
        action(
            "a side put aside",
            desk -> desk.side(2, "discards", WHY),
            new Figures(7, 1, 0, 1, 4, 2, 3, 2, 0, 1)),
        action(
            "a blank",
            desk -> desk.side(ANNEX, "blanks", Map.of()),
            new Figures(8, 0, 1, 0, 4, 2, 3, 2, 0, 1)),
        action(
            "an annex put into a copy",
            desk ->
                post(
                    "uploads/" + desk.upload + "/annexes",
                    Map.of(
                        "leaves",
                        List.of(Map.of("leaf", 1, "copy_id", copies(desk.exam).getFirst())))),
            new Figures(9, 0, 0, 0, 4, 2, 3, 2, 0, 1)),
        action(
            "a sheet made for a copy",
            desk ->
                post(
                    desk.exam + "/sheets",
                    Map.of(
                        "sides",
                        List.of(Map.of("upload_id", desk.upload, "side_number", ANNEX)),
                        "to_copy_id",
                        copies(desk.exam).getFirst())),
            new Figures(9, 0, 0, 0, 5, 2, 3, 2, 0, 1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("actions")
  void figuresAreTrueAfterAnActionAndAfterItsUndoing(
      String name, Function<Desktop, Response> action, Figures after) throws SQLException {
    Desktop desk = desk();
    assertThat(figures(desk)).isEqualTo(AT_FIRST);

    Response done = action.apply(desk);

    done.then().statusCode(201);
    assertThat(figures(desk)).as(name).isEqualTo(after);
    undo(done).then().statusCode(200);
    Figures undone = figures(desk);
    assertThat(undone)
        .usingRecursiveComparison()
        // whose a discarded copy was is identification's to say anew
        .ignoringFields("present", "missing")
        .isEqualTo(AT_FIRST);
    assertThat(undone.present() + undone.missing()).isEqualTo(3);
    desk.assertWhole();
  }

  @Test
  void whatWasPutAsideIsCountedAgainOnceItIsTakenUp() throws SQLException {
    Desktop desk = desk();
    String booklet = first(desk);
    onFirst(desk, "discards", WHY).then().statusCode(201);
    desk.side(ANNEX, "discards", WHY).then().statusCode(201);
    assertThat(figures(desk)).isEqualTo(new Figures(6, 3, 0, 0, 3, 2, 3, 2, 0, 1));

    post(onBooklet(booklet, "restorations"), Map.of()).then().statusCode(201);
    desk.side(ANNEX, "restorations", Map.of()).then().statusCode(201);

    assertThat(figures(desk)).isEqualTo(new Figures(8, 0, 0, 1, 4, 3, 3, 2, 0, 1));
  }

  @Test
  void theCertificateComesWithTheLastDecisionAndGoesWithItsUndoing() throws SQLException {
    Desktop desk = desk();
    for (String type : List.of("application/json", "application/pdf")) {
      certificate(desk, type).then().statusCode(409);
    }
    desk.side(ANNEX, "discards", WHY).then().statusCode(201);
    confirmed(desk.upload);
    certificate(desk, "application/json")
        .then()
        .statusCode(409)
        .body("detail", org.hamcrest.Matchers.containsString("3 copies are expected and 2 came"));

    Response absent = post(desk.exam + "/absences", Map.of("student_id", 13));
    for (String type : List.of("application/json", "application/pdf")) {
      certificate(desk, type).then().statusCode(200);
    }
    undo(absent).then().statusCode(200);
    certificate(desk, "application/json")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"));
  }

  @Test
  void aCopyOfAPupilWhoIsNotOnTheListAndOneHandedOverAreCountedAsSuch() throws SQLException {
    Desktop desk = desk();
    String copy = copies(desk.exam).get(1);
    identify(copy, 99);
    desk.side(ANNEX, "discards", WHY).then().statusCode(201);
    confirmed(desk.upload);
    handOver(copies(desk.exam).getFirst()).then().statusCode(200);

    JsonPath ledger = ledger(desk);
    assertThat(ledger.getInt("roster.not_on_the_list")).isEqualTo(1);
    assertThat(ledger.getInt("copies.handed_over")).isEqualTo(1);
    assertThat(ledger.getInt("roster.missing")).isEqualTo(2);
    post("copies/" + copy + "/discards", WHY).then().statusCode(201);
    assertThat(ledger(desk).getInt("roster.not_on_the_list")).isZero();
  }

  private static Desktop desk() throws SQLException {
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

  private static void identify(String copy, int student) throws SQLException {
    Database.execute(
        "update copy set student_id = ?, is_identified = true where id = ?",
        student,
        UUID.fromString(copy));
  }

  private static Figures figures(Desktop desk) {
    JsonPath ledger = ledger(desk);
    int[] sides =
        Stream.of("used", "discarded", "blank", "open")
            .mapToInt(state -> ledger.getInt("sides." + state))
            .toArray();
    assertThat(IntStream.of(sides).sum()).isEqualTo(ledger.getInt("sides.fed"));
    assertThat(ledger.getInt("roster.expected")).isEqualTo(3);
    return new Figures(
        sides[0],
        sides[1],
        sides[2],
        sides[3],
        ledger.getInt("sheets.received"),
        ledger.getInt("copies.received"),
        ledger.getInt("copies.expected"),
        ledger.getInt("roster.present"),
        ledger.getInt("roster.absent"),
        ledger.getInt("roster.missing"));
  }

  private static JsonPath ledger(Desktop desk) {
    return admin()
        .get("/api/exams/" + desk.exam + "/ledger")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static Response certificate(Desktop desk, String type) {
    return admin().accept(type).get("/api/exams/" + desk.exam + "/ledger/certificate");
  }

  private static Arguments action(
      String name, Function<Desktop, Response> action, Figures figures) {
    return Arguments.of(name, action, figures);
  }

  private static String first(Desktop desk) {
    return desk.booklet(0, 0);
  }

  private static Response onFirst(Desktop desk, String what, Map<String, ?> body) {
    return post(onBooklet(first(desk), what), body);
  }

  private static Response onCopy(Desktop desk, String what) {
    return post("copies/" + copies(desk.exam).getFirst() + "/" + what, WHY);
  }
}
