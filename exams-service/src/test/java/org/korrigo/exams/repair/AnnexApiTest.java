package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.repair.Annexes.annexes;
import static org.korrigo.exams.repair.Annexes.asNeeded;
import static org.korrigo.exams.repair.Annexes.attach;
import static org.korrigo.exams.repair.Annexes.ledger;
import static org.korrigo.exams.repair.Annexes.named;
import static org.korrigo.exams.repair.Annexes.notes;
import static org.korrigo.exams.repair.Annexes.pages;
import static org.korrigo.exams.repair.Annexes.path;
import static org.korrigo.exams.repair.Desktop.handOver;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.scan.PaperBatch.annexPage;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Infrastructure;

/** Annexes come to the copies that they belong to, all in one action or one by one. */
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
}
