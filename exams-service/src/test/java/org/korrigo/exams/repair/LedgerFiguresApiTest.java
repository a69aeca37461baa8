package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.korrigo.exams.repair.Desktop.movePage;
import static org.korrigo.exams.repair.Desktop.onBooklet;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.put;
import static org.korrigo.exams.repair.Desktop.turn;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.repair.ListedDesk.ANNEX;
import static org.korrigo.exams.repair.ListedDesk.desk;
import static org.korrigo.exams.repair.ListedDesk.ledger;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.testing.Infrastructure;

/** The figures of the ledger after every kind of action, and after its undoing. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class LedgerFiguresApiTest {
  private static final Map<String, String> WHY = Map.of("reason", "a test");

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
