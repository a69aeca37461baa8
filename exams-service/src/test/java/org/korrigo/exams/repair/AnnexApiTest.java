package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.repair.Desktop.handOver;
import static org.korrigo.exams.repair.Desktop.keyed;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.scan.PaperBatch.annexPage;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AnnexApiTest {

  @Test
  void annexesThatWaitComeIntoTheCopiesBeforeThemInOneActionAndOutAgain() {
    Desktop desk = new Desktop().with(asNeeded(), 4);
    List<String> copies = copies(desk.exam);
    annexes(desk)
        .body("front_side", contains(3, 9, 11, 15))
        .body("back_side", contains(4, 10, 12, 16))
        .body("back_white", contains(true, false, false, false))
        .body("copy_id", contains(copies.get(0), copies.get(2), copies.get(2), copies.get(3)))
        .body("waits", everyItem(is(true)))
        .body("doubt", everyItem(nullValue()))
        .body("confidence", everyItem(lessThan(0.999f)));

    Response action = attach(desk, Map.of("reason", "the pile is in order"));

    action.then().statusCode(201).body("kind", equalTo("ATTACH_ANNEXES"));
    assertThat(desk.paper())
        .containsExactly(
            List.of(List.of(1, 2, 3, 4), List.of(annexPage(0, 1))),
            List.of(List.of(5, 6, 7, 8)),
            List.of(List.of(9, 10, 11, 12), pages(1), pages(2)),
            List.of(List.of(13, 14, 15, 16), pages(3)));
    assertThat(desk.states()).containsEntry(4, "BLANK").doesNotContainValue("OPEN");
    ledger(desk).body("balances", is(true)).body("sheets.received", is(4));
    annexes(desk)
        .body("waits", everyItem(is(false)))
        .body("copy_id", contains(copies.get(0), copies.get(2), copies.get(2), copies.get(3)));
    desk.assertWhole();

    undo(action).then().statusCode(200);
    assertThat(desk.states().values().stream().filter("OPEN"::equals)).hasSize(8);
    annexes(desk).body("waits", everyItem(is(true)));
    ledger(desk).body("balances", is(false));
    desk.assertWhole();
  }

  @Test
  void aRepeatedRequestActsOnce() {
    Desktop desk = new Desktop().with(asNeeded(), 4);
    Desktop other = new Desktop().with(asNeeded(), 4);
    String key = UUID.randomUUID().toString();
    String id =
        keyed(key, Map.of(), path(desk)).then().statusCode(201).extract().<String>path("id");

    keyed(key, Map.of(), path(desk)).then().statusCode(200).body("id", equalTo(id));

    keyed(key, Map.of(), path(other))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
    keyed(UUID.randomUUID().toString(), Map.of(), path(desk))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
    desk.assertWhole();
  }

  @Test
  void aKeyThatAttachedOtherLeavesIsRefused() {
    Desktop desk = new Desktop().with(asNeeded(), 4);
    List<String> copies = copies(desk.exam);
    String key = UUID.randomUUID().toString();
    Map<String, ?> first = named(Map.of("leaf", 1, "copy_id", copies.get(1)), Map.of("leaf", 2));
    keyed(key, first, path(desk)).then().statusCode(201);
    Map<Integer, String> before = desk.states();

    for (Map<String, ?> other :
        List.of(
            Map.<String, Object>of(),
            named(Map.of("leaf", 1)),
            named(Map.of("leaf", 3)),
            named(Map.of("leaf", 1), Map.of("leaf", 2), Map.of("leaf", 3)),
            named(Map.of("leaf", 1, "copy_id", copies.get(3)), Map.of("leaf", 2)),
            named(Map.of("leaf", 1, "copy_id", copies.get(1)), Map.of("leaf", 2, "turn", 180)))) {
      keyed(key, other, path(desk))
          .then()
          .statusCode(409)
          .body("type", equalTo("/problems/conflict"));
    }

    assertThat(desk.states()).isEqualTo(before);
    keyed(key, first, path(desk)).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({"2,3", "3,2"})
  void leavesOfOneRunKeepTheirOrderWhicheverIsPutFirst(int first, int second) {
    Desktop desk = new Desktop().with(asNeeded(), 4);

    attach(desk, named(Map.of("leaf", first))).then().statusCode(201);
    attach(desk, named(Map.of("leaf", second))).then().statusCode(201);

    assertThat(desk.pagesOfCopy(copies(desk.exam).get(2)))
        .containsExactly(List.of(9, 10, 11, 12), pages(1), pages(2));
    desk.assertWhole();
  }

  @Test
  void whereEachCopyHasAsManyPrintedAnnexesWithAFormNobodyIsAsked() {
    PaperBatch batch = new PaperBatch();
    IntStream.range(0, 5).forEach(sheet -> batch.landscapeSheet(sheet).annex(sheet));

    Desktop desk = new Desktop().with(batch.bytes(), 4);

    assertThat(desk.states().values()).containsOnly("USED");
    assertThat(desk.paper())
        .containsExactlyElementsOf(
            IntStream.range(0, 5)
                .mapToObj(
                    sheet ->
                        List.of(
                            IntStream.rangeClosed(1, 4)
                                .mapToObj(page -> PaperBatch.number(sheet, page))
                                .toList(),
                            pages(sheet)))
                .toList());
    annexes(desk)
        .body("copy_id", equalTo(copies(desk.exam)))
        .body("waits", everyItem(is(false)))
        .body("confidence", everyItem(greaterThanOrEqualTo(0.999f)));
    ledger(desk).body("balances", is(true)).body("sheets.received", is(5));
    assertThat(notes(desk)).anyMatch(note -> note.contains("they were put to the sheets"));
    desk.assertWhole();
  }

  @Test
  void anAnnexThatLiesUpsideDownIsTurned() {
    PaperBatch batch = new PaperBatch();
    for (int sheet = 0; sheet < 5; sheet++) {
      batch.landscapeSheet(sheet);
      if (sheet == 2) {
        batch.singleUpsideDown(annexPage(2, 1)).singleUpsideDown(annexPage(2, 2));
      } else {
        batch.annex(sheet);
      }
    }

    Desktop desk = new Desktop().with(batch.bytes(), 4);

    annexes(desk).body("turn", contains(0, 0, 180, 0, 0)).body("waits", everyItem(is(false)));
    assertThat(desk.pagesOfCopy(copies(desk.exam).get(2)))
        .containsExactly(List.of(9, 10, 11, 12), pages(2));
  }

  @Test
  void anAnnexBeforeItsSheetIsPutNowhereUnlessItIsNamed() {
    PaperBatch batch = new PaperBatch().landscapeSheet(0).annex(0).annex(1).landscapeSheet(1);
    Desktop desk =
        new Desktop().with(batch.landscapeSheet(2).annex(2).landscapeSheet(3).annex(3).bytes(), 4);
    List<String> copies = copies(desk.exam);
    annexes(desk)
        .body("doubt[0]", containsString("it may be the next one's"))
        .body("doubt[1]", containsString("it may be the next one's"))
        .body("doubt[2]", nullValue())
        .body("copy_id[0]", equalTo(copies.getFirst()));

    attach(desk, Map.of()).then().statusCode(201);

    assertThat(desk.states().values().stream().filter("OPEN"::equals)).hasSize(4);
    attach(desk, named(Map.of("leaf", 1), Map.of("leaf", 2, "copy_id", copies.get(1))))
        .then()
        .statusCode(201);
    assertThat(desk.pagesOfCopy(copies.get(0))).containsExactly(List.of(1, 2, 3, 4), pages(0));
    assertThat(desk.pagesOfCopy(copies.get(1))).containsExactly(List.of(5, 6, 7, 8), pages(1));
    ledger(desk).body("balances", is(true));
    desk.assertWhole();
  }

  @Test
  void whereAnnexesComeBeforeTheFirstSheetEachMayBeTheNextOnes() {
    PaperBatch batch = new PaperBatch();
    IntStream.range(0, 4).forEach(sheet -> batch.annex(sheet).landscapeSheet(sheet));

    Desktop desk = new Desktop().with(batch.bytes(), 4);

    annexes(desk)
        .body("doubt", everyItem(containsString("before the first sheet")))
        .body("copy_id[0]", nullValue())
        .body("waits", everyItem(is(true)));
    attach(desk, Map.of()).then().statusCode(409);
  }

  @Test
  void anAnnexWhoseOtherSideIsMissingAndAForeignPageAreAsked() {
    PaperBatch batch = new PaperBatch();
    for (int sheet = 0; sheet < 5; sheet++) {
      batch.landscapeSheet(sheet);
      if (sheet == 1) {
        batch.single(annexPage(1, 1));
      } else if (sheet == 3) {
        batch.single(annexPage(3, 3)).single(annexPage(3, 4));
      } else {
        batch.annex(sheet);
      }
    }

    Desktop desk = new Desktop().with(batch.bytes(), 4);

    annexes(desk)
        .body("waits", everyItem(is(true)))
        .body("doubt[1]", containsString("was not scanned"))
        .body("back_side[1]", nullValue())
        .body("doubt[3]", containsString("printed otherwise"))
        .body("doubt[0]", nullValue());
    admin()
        .get("/api/exams/" + desk.exam + "/sides?state=OPEN")
        .then()
        .body("reason", hasItem(containsString("It seems to be an annex of the copy before it")));
  }

  @Test
  void anAnnexAfterASheetThatIsInQuestionIsProposedToNobody() {
    PaperBatch batch = new PaperBatch();
    IntStream.range(0, 3).forEach(sheet -> batch.landscapeSheet(sheet).annex(sheet));
    Desktop desk = new Desktop().with(batch.recto(3).damagedSide().annex(3).bytes(), 4);

    annexes(desk)
        .body("copy_id[3]", nullValue())
        .body("doubt[3]", containsString("in no sheet that is proved"));

    attach(desk, named(Map.of("leaf", 4)))
        .then()
        .statusCode(400)
        .body("violations.field", contains("leaves[0].copy_id"));
    String copy = copies(desk.exam).getFirst();
    attach(desk, named(Map.of("leaf", 4, "copy_id", copy))).then().statusCode(201);
    desk.assertWhole();
  }

  @Test
  void aCopyIsNotHandedOverWithoutTheAnnexThatFollowsItsSheet() {
    Desktop desk = new Desktop().with(asNeeded(), 4);
    List<String> copies = copies(desk.exam);

    handOver(copies.get(0))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"))
        .body("open_sides[0].sides", contains(3, 4));
    handOver(copies.get(1)).then().statusCode(200);
    attach(desk, Map.of()).then().statusCode(201);
    handOver(copies.get(0)).then().statusCode(200).body("status", equalTo("READY"));
  }

  @Test
  void norWithoutOneThatMayBeAnotherCopys() {
    byte[] scan =
        new PaperBatch()
            .landscapeSheet(0)
            .single(annexPage(0, 1))
            .landscapeSheet(1)
            .annex(1)
            .bytes();
    Desktop desk = new Desktop().with(scan, 4);
    String copy = copies(desk.exam).getFirst();
    annexes(desk).body("doubt[0]", containsString("was not scanned"));

    handOver(copy)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/ledger-open"))
        .body("open_sides[0].sides", contains(3));
    desk.side(3, "discards", Map.of("reason", "a note")).then().statusCode(201);
    handOver(copy).then().statusCode(200);
  }

  @Test
  void anAnnexThatLiesSidewaysIsTurnedBySomebodyWhoLookedAtIt() {
    PaperBatch batch = new PaperBatch();
    for (int sheet = 0; sheet < 5; sheet++) {
      batch.landscapeSheet(sheet);
      if (sheet == 2) {
        batch.singleSideways(annexPage(2, 1)).singleSideways(annexPage(2, 2));
      } else {
        batch.annex(sheet);
      }
    }
    Desktop desk = new Desktop().with(batch.bytes(), 4);
    String copy = copies(desk.exam).get(2);
    annexes(desk)
        .body("doubt[2]", containsString("It lies sideways"))
        .body("doubt[1]", nullValue())
        .body("copy_id[2]", equalTo(copy));

    attach(desk, Map.of()).then().statusCode(201);
    assertThat(desk.states()).containsEntry(11, "OPEN").containsEntry(12, "OPEN");
    attach(desk, named(Map.of("leaf", 3, "turn", 270))).then().statusCode(201);

    assertThat(desk.pagesOfCopy(copy)).containsExactly(List.of(9, 10, 11, 12), pages(2));
    desk.assertWhole();
  }

  @Test
  void anAnnexOfWhichNothingProvesTheDirectionIsPutNowhereUnlessItIsNamed() {
    PaperBatch batch = new PaperBatch();
    for (int sheet = 0; sheet < 5; sheet++) {
      batch.landscapeSheet(sheet).single(annexPage(sheet, 2)).single(annexPage(sheet, 3));
    }
    Desktop desk = new Desktop().with(batch.bytes(), 4);
    annexes(desk)
        .body("doubt", everyItem(containsString("direction is not known")))
        .body("copy_id", equalTo(copies(desk.exam)));

    attach(desk, Map.of()).then().statusCode(409);
    attach(desk, named(Map.of("leaf", 1))).then().statusCode(201);

    assertThat(desk.pagesOfCopy(copies(desk.exam).getFirst()))
        .containsExactly(List.of(1, 2, 3, 4), List.of(annexPage(0, 2), annexPage(0, 3)));
  }

  @Test
  void aLeafThatWasScannedTwiceIsPutNowhereUnlessItIsNamed() {
    PaperBatch batch = new PaperBatch();
    for (int sheet = 0; sheet < 5; sheet++) {
      batch.landscapeSheet(sheet).annex(sheet);
      if (sheet == 2) {
        batch.annex(2);
      }
    }
    Desktop desk = new Desktop().with(batch.bytes(), 4);
    annexes(desk)
        .body("doubt[2]", containsString("the leaf of side 13 and 14"))
        .body("doubt[3]", containsString("the leaf of side 11 and 12"))
        .body("doubt[1]", nullValue())
        .body("waits", everyItem(is(true)));
    admin()
        .get("/api/exams/" + desk.exam + "/sides?state=OPEN")
        .then()
        .body("reason", hasItem(containsString("scanned twice")));

    attach(desk, Map.of()).then().statusCode(201);

    assertThat(desk.states().values().stream().filter("OPEN"::equals)).hasSize(4);
    String copy = copies(desk.exam).get(2);
    assertThat(desk.pagesOfCopy(copy)).containsExactly(List.of(9, 10, 11, 12));
    attach(desk, named(Map.of("leaf", 3))).then().statusCode(201);
    desk.side(13, "discards", Map.of("reason", "scanned twice")).then().statusCode(201);
    desk.side(14, "discards", Map.of("reason", "scanned twice")).then().statusCode(201);
    assertThat(desk.pagesOfCopy(copy)).containsExactly(List.of(9, 10, 11, 12), pages(2));
    ledger(desk).body("balances", is(true));
  }

  @Test
  void aCoverOnTopPutsNoOtherLeafInDoubt() {
    PaperBatch batch = new PaperBatch().single(annexPage(9, 3)).whitePage();
    IntStream.range(0, 5).forEach(sheet -> batch.landscapeSheet(sheet).annex(sheet));

    Desktop desk = new Desktop().with(batch.bytes(), 4);

    annexes(desk)
        .body("doubt[0]", containsString("printed otherwise"))
        .body("copy_id[0]", nullValue())
        .body("doubt[1..5]", everyItem(nullValue()))
        .body("waits", everyItem(is(true)));
    attach(desk, Map.of()).then().statusCode(201);
    assertThat(desk.states()).containsEntry(1, "OPEN").containsEntry(3, "USED");
    assertThat(desk.pagesOfCopy(copies(desk.exam).getFirst()))
        .containsExactly(List.of(1, 2, 3, 4), pages(0));
  }

  @Test
  void whatCannotBeMeantIsNamedAndNothingChanges() {
    Desktop desk = new Desktop().with(asNeeded(), 4);
    Map<Integer, String> before = desk.states();

    attach(desk, named(Map.of("leaf", 9), Map.of("leaf", 1, "turn", 45), Map.of("leaf", 1)))
        .then()
        .statusCode(400)
        .body("violations.field", contains("leaves[0].leaf", "leaves[1].turn", "leaves[2].leaf"));
    attach(desk, Map.of("leaves", List.of())).then().statusCode(400);
    attach(desk, named(Map.of("leaf", 1, "copy_id", UUID.randomUUID()))).then().statusCode(404);
    post("uploads/" + UUID.randomUUID() + "/annexes", Map.of()).then().statusCode(404);
    admin().get("/api/exams/uploads/" + UUID.randomUUID() + "/annexes").then().statusCode(404);
    assertThat(desk.states()).isEqualTo(before);

    handOver(copies(desk.exam).get(1)).then().statusCode(200);
    attach(desk, named(Map.of("leaf", 1, "copy_id", copies(desk.exam).get(1))))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/copy-handed-over"));
    desk.side(3, "discards", Map.of("reason", "a note")).then().statusCode(201);
    attach(desk, named(Map.of("leaf", 1))).then().statusCode(409).body("leaf", is(1));
    desk.assertWhole();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void annexesAreListedPageByPage(int limit) {
    Desktop desk = new Desktop().with(asNeeded(), 4);

    String next =
        admin()
            .get("/api/exams/" + path(desk) + "?limit=" + limit)
            .then()
            .statusCode(200)
            .header("Link", notNullValue())
            .body("leaf", equalTo(IntStream.rangeClosed(1, limit).boxed().toList()))
            .extract()
            .header("Link");

    assertThat(next).contains("after=" + limit);
  }

  /** Four copies with one annex, none, two and one; the first one's back is white. */
  private static byte[] asNeeded() {
    return new PaperBatch()
        .landscapeSheet(0)
        .single(annexPage(0, 1))
        .whitePage()
        .landscapeSheet(1)
        .landscapeSheet(2)
        .annex(1)
        .annex(2)
        .landscapeSheet(3)
        .annex(3)
        .bytes();
  }

  private static List<Integer> pages(int leaf) {
    return List.of(annexPage(leaf, 1), annexPage(leaf, 2));
  }

  private static String path(Desktop desk) {
    return "uploads/" + desk.upload + "/annexes";
  }

  private static Response attach(Desktop desk, Map<String, ?> body) {
    return post(path(desk), body);
  }

  @SafeVarargs
  private static Map<String, ?> named(Map<String, ?>... leaves) {
    return Map.of("leaves", List.of(leaves));
  }

  private static ValidatableResponse annexes(Desktop desk) {
    return admin().get("/api/exams/" + path(desk)).then().statusCode(200);
  }

  private static ValidatableResponse ledger(Desktop desk) {
    return admin().get("/api/exams/" + desk.exam + "/ledger").then().statusCode(200);
  }

  private static List<String> notes(Desktop desk) {
    return desk.job().path("faults.message");
  }
}
