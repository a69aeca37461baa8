package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.repair.Annexes.annexes;
import static org.korrigo.exams.repair.Annexes.attach;
import static org.korrigo.exams.repair.Annexes.ledger;
import static org.korrigo.exams.repair.Annexes.named;
import static org.korrigo.exams.repair.Annexes.pages;
import static org.korrigo.exams.scan.PaperBatch.annexPage;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Infrastructure;

/** An annex of which something is in doubt is put nowhere unless a person names it. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class DoubtfulAnnexApiTest {
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
}
