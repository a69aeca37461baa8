package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.korrigo.exams.repair.Desktop.onBooklet;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.put;
import static org.korrigo.exams.repair.Desktop.turn;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.ShortOfRoom.untilThereIsRoom;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.exams.scan.ShortOfRoom.Outcome;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/** Every kind of action is journalled under its name, and when it is undone all is as before. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class EveryActionApiTest {
  private static final Map<String, String> WHY = Map.of("reason", "a test");
  private static final int OPEN_SIDE = 9;

  /** Actions that always cut or turn a picture. */
  private static final Set<ActionKind> WRITING =
      EnumSet.of(
          ActionKind.TURN_PAGE,
          ActionKind.TURN_SIDE,
          ActionKind.SPLIT_BOOKLET,
          ActionKind.MAKE_SHEET,
          ActionKind.ATTACH_ANNEXES);

  @ParameterizedTest
  @EnumSource
  void everyActionIsUndone(ActionKind kind) {
    Desktop desk = new Desktop().with(batch(), 8);
    prepare(kind, desk);
    List<Object> before = all(desk);

    act(kind, desk).then().statusCode(kind == ActionKind.COMPOSE_COPY ? 200 : 201);

    assertThat(all(desk)).isNotEqualTo(before);
    desk.assertWhole();
    Response journal = admin().get("/api/exams/" + desk.exam + "/actions");
    assertThat(journal.<String>path("[0].kind")).isEqualTo(kind.name());
    undo(journal.<String>path("[0].id")).then().statusCode(200);
    assertThat(all(desk)).isEqualTo(before);
    desk.assertWhole();
  }

  @ParameterizedTest
  @EnumSource
  void whereverTheDiskIsFullNothingIsDoneAndEveryActionIsOnceThereIsRoom(ActionKind kind) {
    Desktop desk = new Desktop().with(batch(), 8);
    prepare(kind, desk);

    Outcome outcome = untilThereIsRoom(() -> act(kind, desk), () -> all(desk));

    outcome.answer().then().statusCode(kind == ActionKind.COMPOSE_COPY ? 200 : 201);
    if (WRITING.contains(kind)) {
      assertThat(outcome.refusals()).as("a file is made, and taken in").isGreaterThan(1);
    }
    desk.assertWhole();
  }

  /** Two copies of two sheets, and a single page that is open. */
  private static byte[] batch() {
    PaperBatch batch = new PaperBatch();
    for (int sheet = 0; sheet < 4; sheet++) {
      batch.landscapeSheet(sheet);
    }
    return batch.a4().bytes();
  }

  /** What must have been done before an action is possible. */
  private static void prepare(ActionKind kind, Desktop desk) {
    if (kind == ActionKind.RESTORE_BOOKLET) {
      post(onBooklet(desk.booklet(0, 0), "discards"), WHY).then().statusCode(201);
    } else if (kind == ActionKind.RESTORE_SIDE) {
      desk.side(OPEN_SIDE, "discards", WHY).then().statusCode(201);
    }
  }

  private static Response act(ActionKind kind, Desktop desk) {
    List<String> copies = copies(desk.exam);
    String copy = copies.get(0);
    String other = copies.get(1);
    String booklet = desk.booklet(0, 0);
    return switch (kind) {
      case TURN_PAGE -> turn(booklet, Map.of("page", 1, "degrees", 90));
      case TURN_SIDE -> turn(booklet, Map.of("side_number", 1, "degrees", 180));
      case SWAP_HALVES -> post(onBooklet(booklet, "half-swaps"), Map.of("side_number", 2));
      case SWAP_FACES -> post(onBooklet(booklet, "face-swaps"), Map.of());
      case ORDER_PAGES -> put(onBooklet(booklet, "pages"), Map.of("order", List.of(2, 1, 3, 4)));
      case MOVE_PAGE -> post(onBooklet(booklet, "page-moves"), Map.of("page", 3));
      case MOVE_BOOKLET -> post(onBooklet(booklet, "moves"), Map.of("to_copy_id", other));
      case SPLIT_BOOKLET -> post(onBooklet(booklet, "splits"), Map.of("first_pages", List.of(2)));
      case MERGE_BOOKLETS ->
          post(desk.exam + "/booklet-merges", Map.of("booklet_ids", desk.bookletsOf(copy)));
      case COMPOSE_COPY ->
          post(
              "copies/" + copy + "/booklets",
              Map.of("booklet_ids", desk.bookletsOf(copy).reversed()));
      case DISCARD_COPY -> post("copies/" + copy + "/discards", WHY);
      case DISCARD_BOOKLET -> post(onBooklet(booklet, "discards"), WHY);
      case RESTORE_BOOKLET ->
          post(onBooklet(discarded(desk), "restorations"), Map.of("to_copy_id", other));
      case DISCARD_SIDE -> desk.side(OPEN_SIDE, "discards", WHY);
      case RESTORE_SIDE -> desk.side(OPEN_SIDE, "restorations", Map.of());
      case MARK_SIDE_BLANK -> desk.side(OPEN_SIDE, "blanks", Map.of());
      case MAKE_SHEET ->
          post(
              desk.exam + "/sheets",
              Map.of(
                  "sides",
                  List.of(Map.of("upload_id", desk.upload, "side_number", OPEN_SIDE)),
                  "identity_pages",
                  List.of(1)));
      case ATTACH_ANNEXES ->
          post(
              "uploads/" + desk.upload + "/annexes",
              Map.of("leaves", List.of(Map.of("leaf", 1, "copy_id", copy))));
      case MARK_COPY_ABSENT -> post("copies/" + copy + "/absences", WHY);
      case MARK_PUPIL_ABSENT -> post(desk.exam + "/absences", Map.of("student_id", 7));
    };
  }

  private static String discarded(Desktop desk) {
    return Database.query(
            "select id from booklet where exam_id = ? and superseded_at is not null",
            UUID.fromString(desk.exam))
        .getFirst()
        .get("id")
        .toString();
  }

  /** Everything that an action may change. */
  private static List<Object> all(Desktop desk) {
    return List.of(
        copies(desk.exam).stream().map(copy -> List.of(copy, desk.bookletsOf(copy))).toList(),
        booklets(desk.exam),
        desk.states(),
        Database.query(
            "select student_id from absence where exam_id = ? order by 1",
            UUID.fromString(desk.exam)));
  }
}
