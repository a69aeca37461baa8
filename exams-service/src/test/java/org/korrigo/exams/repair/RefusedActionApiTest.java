package org.korrigo.exams.repair;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.korrigo.exams.repair.Desktop.movePage;
import static org.korrigo.exams.repair.Desktop.onBooklet;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.put;
import static org.korrigo.exams.repair.Desktop.turn;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RefusedActionApiTest {
  private static final List<Integer> FIRST = List.of(1, 2, 3, 4);

  static Stream<Arguments> whatMakesNoSense() {
    return Stream.of(
        Arguments.of("turns", Map.of("page", 1, "degrees", 45), "degrees"),
        Arguments.of("turns", Map.of("page", 1), "degrees"),
        Arguments.of("turns", Map.of("degrees", 90), "page"),
        Arguments.of("turns", Map.of("page", 1, "side_number", 1, "degrees", 90), "page"),
        Arguments.of("turns", Map.of("page", 5, "degrees", 90), "page"),
        Arguments.of("turns", Map.of("side_number", 1, "degrees", 90), "degrees"),
        Arguments.of("half-swaps", Map.of(), "side_number"),
        Arguments.of("page-moves", Map.of("page", 0), "page"),
        Arguments.of("splits", Map.of("first_pages", List.of(1)), "first_pages"),
        Arguments.of("splits", Map.of("first_pages", List.of(5)), "first_pages"),
        Arguments.of("splits", Map.of("first_pages", List.of()), "first_pages"),
        Arguments.of("discards", Map.of("reason", " "), "reason"),
        Arguments.of("discards", Map.of(), "reason"),
        Arguments.of("face-swaps", Map.of("reason", "x".repeat(501)), "reason"));
  }

  @ParameterizedTest
  @MethodSource("whatMakesNoSense")
  void whatMakesNoSenseIsNamed(String what, Map<String, ?> body, String field) {
    Desktop desk = Desktop.ofSheets(1, 4);

    post(onBooklet(desk.booklet(0, 0), what), body)
        .then()
        .statusCode(400)
        .body("violations.field", contains(field));
    admin().get("/api/exams/" + desk.exam + "/actions").then().body("", empty());
  }

  @Test
  void ordersMovesAndMergesThatMakeNoSenseAreNamed() {
    Desktop desk = Desktop.ofSheets(2, 8);
    String one = desk.booklet(0, 0);
    String other = desk.booklet(0, 1);

    for (List<Integer> order :
        List.of(List.of(1, 2, 3), List.of(1, 1, 2, 3), List.of(2, 3, 4, 5))) {
      put(onBooklet(one, "pages"), Map.of("order", order))
          .then()
          .statusCode(400)
          .body("violations.field", contains("order"));
    }
    put(onBooklet(one, "pages"), Map.of("order", FIRST))
        .then()
        .statusCode(400)
        .body("violations.message", contains("changes nothing"));
    movePage(one, Map.of("page", 1, "to_booklet_id", one))
        .then()
        .statusCode(400)
        .body("violations.field", contains("to_booklet_id"));
    movePage(one, Map.of("page", 1, "to_booklet_id", other, "to_page", 6))
        .then()
        .statusCode(400)
        .body("violations.field", contains("to_page"));
    post(desk.exam + "/booklet-merges", Map.of("booklet_ids", List.of(one, one)))
        .then()
        .statusCode(400)
        .body("violations.field", contains("booklet_ids[1]"));
    post(desk.exam + "/booklet-merges", Map.of("booklet_ids", List.of(one))).then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 9})
  void aPlaceWhereNoPageIsBearsNoName(int place) {
    Desktop desk = Desktop.ofSheets(2, 8);
    String one = desk.booklet(0, 0);
    List<Integer> there = List.of(1, place);

    Stream.of(
            put(
                onBooklet(one, "pages"),
                Map.of("order", List.of(4, 3, 2, 1), "identity_pages", there)),
            post(
                onBooklet(one, "splits"),
                Map.of("first_pages", List.of(2), "identity_pages", there)),
            post(
                desk.exam + "/booklet-merges",
                Map.of("booklet_ids", List.of(one, desk.booklet(0, 1)), "identity_pages", there)))
        .forEach(
            refused ->
                refused
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("identity_pages")));
    desk.assertWhole();
  }

  @Test
  void aPageGoesToOnePlaceOnly() {
    Desktop desk = Desktop.ofSheets(2, 4);

    movePage(
            desk.booklet(0, 0),
            Map.of(
                "page",
                1,
                "to_booklet_id",
                desk.booklet(1, 0),
                "to_copy_id",
                copies(desk.exam).get(1)))
        .then()
        .statusCode(400)
        .body("violations.field", contains("to_copy_id"));
    movePage(desk.booklet(0, 0), Map.of("page", 1, "to_page", 2))
        .then()
        .statusCode(400)
        .body("violations.field", contains("to_page"));
    desk.assertWhole();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "\u0000"})
  void aReasonThatIsNoTextIsRefused(String reason) {
    Desktop desk = Desktop.ofSheets(1, 4);

    post(onBooklet(desk.booklet(0, 0), "discards"), Map.of("reason", reason))
        .then()
        .statusCode(400);
    desk.assertWhole();
  }

  @Test
  void whatIsNotThereOrOfAnotherExamIsNotFound() {
    Desktop desk = Desktop.ofSheets(1, 4);
    Desktop foreign = Desktop.ofSheets(1, 4);
    String unknown = UUID.randomUUID().toString();
    String own = desk.booklet(0, 0);

    turn(unknown, Map.of("page", 1, "degrees", 90)).then().statusCode(404);
    turn(own, Map.of("side_number", 9, "degrees", 180)).then().statusCode(404);
    post(onBooklet(own, "moves"), Map.of("to_copy_id", unknown)).then().statusCode(404);
    post(onBooklet(own, "moves"), Map.of("to_copy_id", copies(foreign.exam).getFirst()))
        .then()
        .statusCode(404);
    movePage(own, Map.of("page", 1, "to_booklet_id", foreign.booklet(0, 0))).then().statusCode(404);
    post(desk.exam + "/booklet-merges", Map.of("booklet_ids", List.of(own, foreign.booklet(0, 0))))
        .then()
        .statusCode(404);
    undo(unknown).then().statusCode(404);
    admin().get("/api/exams/actions/" + unknown).then().statusCode(404);
    admin().get("/api/exams/" + unknown + "/actions").then().statusCode(404);
  }
}
