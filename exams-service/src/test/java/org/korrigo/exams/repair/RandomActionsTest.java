package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.korrigo.exams.repair.Desktop.atOnce;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.put;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Database;
import org.korrigo.testing.Infrastructure;

/**
 * Whatever is done and undone, in whatever order, every side has exactly one state and every page
 * of a used side is in exactly one booklet of exactly one copy.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RandomActionsTest {
  private static final int STEPS = 30;
  private static final List<Integer> ANSWERS = List.of(200, 201, 400, 404, 409, 412);

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void nothingIsEverLostOrDoubled(long seed) {
    Desktop desk = new Desktop().with(batch(), 8);
    Random random = new Random(seed);
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

    for (int step = 0; step < STEPS; step++) {
      List<String> done = done(desk);
      boolean undoes = !done.isEmpty() && random.nextInt(3) == 0;
      Response answer =
          undoes
              ? undo(done.get(outcomes.containsKey(Outcome.UNDONE) ? newest(done, random) : 0))
              : someAction(desk, random).get();
      assertThat(answer.statusCode()).as(answer.asString()).isIn(ANSWERS);
      outcomes.merge(Outcome.of(answer, undoes), 1, Integer::sum);
      desk.assertWhole();
    }

    assertThat(outcomes.get(Outcome.DONE)).isGreaterThan(STEPS / 4);
    assertThat(outcomes.getOrDefault(Outcome.UNDONE, 0)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void whateverWasDoneIsUndoneFromTheLastToTheFirst(long seed) {
    Desktop desk = new Desktop().with(batch(), 8);
    List<List<List<Integer>>> first = desk.paper();
    Map<Integer, String> states = desk.states();
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      Response answer = someAction(desk, random).get();
      assertThat(answer.statusCode()).as(answer.asString()).isIn(ANSWERS);
    }
    List<String> done = done(desk);
    assertThat(done).hasSizeGreaterThan(STEPS / 3);

    for (String action : done) {
      undo(action).then().statusCode(200);
    }

    assertThat(desk.paper()).isEqualTo(first);
    assertThat(desk.states()).isEqualTo(states);
    desk.assertWhole();
  }

  @Test
  void ofTwoPersonsWhoActOnTheSamePaperOneWinsAndTheOtherIsTold() throws Exception {
    Desktop desk = Desktop.ofSheets(2, 4);
    List<String> copies = copies(desk.exam);
    String one = desk.booklet(0, 0);
    String other = desk.booklet(1, 0);

    List<Integer> statuses =
        atOnce(
            () -> post("booklets/" + one + "/moves", Map.of("to_copy_id", copies.get(1))),
            () -> post("booklets/" + other + "/moves", Map.of("to_copy_id", copies.get(0))),
            () -> post("booklets/" + one + "/turns", Map.of("page", 1, "degrees", 90)),
            () -> post("booklets/" + one + "/face-swaps", Map.of()));

    assertThat(statuses).contains(201);
    assertThat(statuses).allMatch(status -> List.of(201, 404, 412).contains(status));
    desk.assertWhole();
  }

  @Test
  void anActionIsUndoneOnceHoweverManyAskAtOnce() throws Exception {
    Desktop desk = Desktop.ofSheets(1, 4);
    String action = post("booklets/" + desk.booklet(0, 0) + "/face-swaps", Map.of()).path("id");

    List<Integer> statuses = atOnce(() -> undo(action), () -> undo(action), () -> undo(action));

    assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409);
    desk.assertWhole();
  }

  /** One of the newest actions: what came after it may bar its undoing, but the very last's. */
  private static int newest(List<String> done, Random random) {
    return random.nextInt(Math.min(3, done.size()));
  }

  private enum Outcome {
    DONE,
    UNDONE,
    REFUSED;

    static Outcome of(Response answer, boolean undoing) {
      return answer.statusCode() > 201 ? REFUSED : undoing ? UNDONE : DONE;
    }
  }

  /** Six sheets in three copies, and single pages that are open. */
  private static byte[] batch() {
    PaperBatch batch = new PaperBatch();
    for (int sheet = 0; sheet < 6; sheet++) {
      batch.landscapeSheet(sheet);
    }
    return batch.a4().a4().bytes();
  }

  private static Supplier<Response> someAction(Desktop desk, Random random) {
    List<String> live = new ArrayList<>(booklets(desk.exam));
    List<String> copies = copies(desk.exam);
    Collections.shuffle(live, random);
    if (live.size() < 2) {
      return () -> desk.side(1 + random.nextInt(14), "restorations", Map.of());
    }
    String booklet = live.getFirst();
    String other = live.get(1);
    String copy = copies.get(random.nextInt(copies.size()));
    int pages = Desktop.pagesOf(booklet).size();
    int page = 1 + random.nextInt(pages);
    int side = 1 + random.nextInt(14);
    Map<String, String> why = Map.of("reason", "a test");
    String path = "booklets/" + booklet + "/";
    return switch (random.nextInt(21)) {
      case 0 -> () -> post(path + "turns", Map.of("page", page, "degrees", 90));
      case 1 -> () -> post(path + "turns", Map.of("side_number", side, "degrees", 180));
      case 2 -> () -> post(path + "half-swaps", Map.of("side_number", side));
      case 3 -> () -> post(path + "face-swaps", Map.of());
      case 4 -> () -> put(path + "pages", Map.of("order", shuffled(pages, random)));
      case 5 -> () -> post(path + "page-moves", Map.of("page", page, "to_booklet_id", other));
      case 6 -> () -> post(path + "page-moves", Map.of("page", page, "to_copy_id", copy));
      case 7 -> () -> post(path + "moves", Map.of("to_copy_id", copy));
      case 8 -> () -> post(path + "splits", Map.of("first_pages", List.of(page)));
      case 9 ->
          () -> post(desk.exam + "/booklet-merges", Map.of("booklet_ids", List.of(booklet, other)));
      case 10 -> () -> post(path + "discards", why);
      case 11 -> () -> desk.side(side, "discards", why);
      case 12 -> () -> desk.side(side, "restorations", Map.of());
      case 13 -> () -> desk.side(side, "blanks", Map.of());
      case 14 -> () -> post("uploads/" + desk.upload + "/annexes", Map.of());
      case 15 -> () -> post("copies/" + copy + "/discards", why);
      case 16 -> () -> post("copies/" + copy + "/absences", why);
      case 17 -> () -> post(desk.exam + "/absences", Map.of("student_id", page));
      case 18 ->
          () ->
              post(
                  "booklets/" + putAside(desk, random) + "/restorations",
                  Map.of("to_copy_id", copy));
      case 19 -> () -> post(desk.exam + "/sheets", sheetOf(desk, side));
      default ->
          () ->
              post("copies/" + copy + "/booklets", Map.of("booklet_ids", List.of(booklet, other)));
    };
  }

  private static Map<String, ?> sheetOf(Desktop desk, int side) {
    return Map.of(
        "sides",
        List.of(Map.of("upload_id", desk.upload, "side_number", side)),
        "identity_pages",
        List.of(1));
  }

  /** A booklet that is in no copy, if there is one. */
  private static String putAside(Desktop desk, Random random) {
    List<Map<String, Object>> found =
        Database.query(
            "select id from booklet where exam_id = ? and superseded_at is not null order by"
                + " ordinal",
            UUID.fromString(desk.exam));
    return found.isEmpty()
        ? UUID.randomUUID().toString()
        : found.get(random.nextInt(found.size())).get("id").toString();
  }

  /** Actions that were not undone, the newest first. */
  private static List<String> done(Desktop desk) {
    return admin()
        .queryParam("limit", 200)
        .get("/api/exams/" + desk.exam + "/actions")
        .then()
        .statusCode(200)
        .extract()
        .path("findAll { it.undone_at == null }.id");
  }

  private static List<Integer> shuffled(int pages, Random random) {
    List<Integer> order = new ArrayList<>(IntStream.rangeClosed(1, pages).boxed().toList());
    Collections.shuffle(order, random);
    return order;
  }
}
