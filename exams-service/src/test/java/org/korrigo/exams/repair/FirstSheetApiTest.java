package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.korrigo.exams.repair.Desktop.movePage;
import static org.korrigo.exams.repair.Desktop.onBooklet;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.put;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.scan.PaperBatch.NONE;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.finished;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.exams.scan.HandedOver;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;

/** Which sheets are taken to bear a name where only the first ones of copies do. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class FirstSheetApiTest {
  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

  /** How another pupil's first sheet comes behind one of a copy. */
  private enum Mistake {
    COMPOSED,
    BROUGHT_BEFORE,
    MOVED,
    MOVED_THEN_REORDERED,
    MERGED,
    PAGE_MOVED;

    void make(Desktop desk) {
      List<String> copies = copies(desk.exam);
      String first = desk.booklet(0, 0);
      String third = desk.booklet(1, 0);
      String fourth = desk.booklet(1, 1);
      switch (this) {
        case COMPOSED -> compose(copies.get(0), List.of(first, third));
        case BROUGHT_BEFORE -> compose(copies.get(1), List.of(first, third, fourth));
        case MOVED -> move(third, copies.get(0));
        case MOVED_THEN_REORDERED -> {
          move(first, copies.get(1));
          compose(copies.get(1), List.of(first, third, fourth));
        }
        case MERGED ->
            post(desk.exam + "/booklet-merges", Map.of("booklet_ids", List.of(first, third)))
                .then()
                .statusCode(201);
        case PAGE_MOVED ->
            movePage(third, Map.of("page", 1, "to_booklet_id", first)).then().statusCode(201);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFirstSheetThatCameToAnotherCopyKeepsItsZone(Mistake mistake) {
    Desktop desk = ofFirstSheets(PaperBatch.ofSheets(4));
    assertThat(desk.paper())
        .containsExactly(
            List.of(List.of(1, 2, 3, 4), List.of(5, 6, 7, 8)),
            List.of(List.of(9, 10, 11, 12), List.of(13, 14, 15, 16)));
    mistake.make(desk);

    List<Integer> shown =
        copies(desk.exam).stream()
            .flatMap(copy -> HandedOver.zones(files, copy).stream())
            .filter(number -> number != NONE)
            .toList();

    assertThat(shown).doesNotContain(1, 9).contains(2, 3, 4, 10, 11, 12);
  }

  @Test
  void bothNamesAreReadWhereTwoFirstSheetsCameIntoOneCopy() {
    Desktop desk = ofFirstSheets(PaperBatch.ofSheets(4));
    String copy = copies(desk.exam).getFirst();
    Mistake.COMPOSED.make(desk);

    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(CopyHeaders.class, copy))
                    .last()
                    .extracting(told -> told.headers().size())
                    .isEqualTo(2));
  }

  @Test
  void aPersonMaySayThatASheetWhichSeemedToBeAFirstOneIsNone() {
    Desktop desk = ofFirstSheets(PaperBatch.ofSheets(4));
    String copy = copies(desk.exam).getFirst();
    put(
            onBooklet(desk.booklet(1, 0), "pages"),
            Map.of("order", List.of(1, 2, 3, 4), "identity_pages", List.of()))
        .then()
        .statusCode(201);
    move(desk.booklet(1, 0), copy);

    assertThat(HandedOver.zones(files, copy))
        .containsExactly(NONE, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  }

  /** By the scan it is a second one. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSheetThatAPersonMadeAFirstOneKeepsItsZoneBehindAnEarlierOne(boolean merged) {
    Desktop desk = ofFirstSheets(PaperBatch.ofSheets(4));
    String copy = copies(desk.exam).getFirst();
    String first = desk.booklet(0, 0);
    String second = desk.booklet(0, 1);
    toANewCopy(second);
    if (merged) {
      post(desk.exam + "/booklet-merges", Map.of("booklet_ids", List.of(first, second)))
          .then()
          .statusCode(201);
    } else {
      move(second, copy);
    }

    assertThat(HandedOver.zones(files, copy)).containsExactly(NONE, 2, 3, 4, NONE, 6, 7, 8);
  }

  @Test
  void soDoesTheOneFromWhichAPersonTookTheSheetBeforeIt() {
    Desktop desk = ofFirstSheets(PaperBatch.ofSheets(4));
    String copy = copies(desk.exam).getFirst();
    String first = desk.booklet(0, 0);
    toANewCopy(first);
    post(onBooklet(first, "moves"), Map.of("to_copy_id", copy, "position", 1))
        .then()
        .statusCode(201);

    assertThat(HandedOver.zones(files, copy)).containsExactly(NONE, 2, 3, 4, NONE, 6, 7, 8);
  }

  @Test
  void whatWasUndoneMadeNoSheetAFirstOne() {
    Desktop desk = ofFirstSheets(PaperBatch.ofSheets(4));
    String copy = copies(desk.exam).getFirst();
    undo(toANewCopy(desk.booklet(0, 1))).then().statusCode(200);

    assertThat(HandedOver.zones(files, copy)).containsExactly(NONE, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void aPersonMaySayThatASheetWhichTheyMadeAFirstOneIsNone() {
    Desktop desk = ofFirstSheets(PaperBatch.ofSheets(4));
    String copy = copies(desk.exam).getFirst();
    String second = desk.booklet(0, 1);
    toANewCopy(second);
    move(second, copy);
    put(
            onBooklet(second, "pages"),
            Map.of("order", List.of(1, 2, 3, 4), "identity_pages", List.of()))
        .then()
        .statusCode(201);

    assertThat(HandedOver.zones(files, copy)).containsExactly(NONE, 2, 3, 4, 5, 6, 7, 8);
  }

  /** The numbers of its sheets are not in the order of the scan then. */
  @Test
  void aSecondSheetKeepsItsAnswersWhereTheOneBeforeItWasReadLater() {
    Desktop desk = withTheSheetsInTheMiddleReadLater();

    assertThat(HandedOver.zones(files, copies(desk.exam).get(1)))
        .containsExactly(NONE, 12, 11, 12, 13, 14, 15, 16);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFirstSheetThatWasReadLaterKeepsItsZoneBehindItsOwnSecondSheet(boolean merged) {
    Desktop desk = withTheSheetsInTheMiddleReadLater();
    String copy = copies(desk.exam).get(1);
    List<String> turnedRound = desk.bookletsOf(copy).reversed();
    if (merged) {
      post(desk.exam + "/booklet-merges", Map.of("booklet_ids", turnedRound))
          .then()
          .statusCode(201);
    } else {
      compose(copy, turnedRound);
    }

    assertThat(HandedOver.zones(files, copy)).containsExactly(NONE, 14, 15, 16, NONE, 12, 11, 12);
  }

  /** Two copies of two sheets, of which the second and the third were read by a person's word. */
  private static Desktop withTheSheetsInTheMiddleReadLater() {
    Desktop desk =
        ofFirstSheets(
            new PaperBatch()
                .landscapeSheet(0)
                .landscapeSheet(1)
                .plain(2)
                .landscapeSheet(3)
                .bytes());
    assertThat(desk.states().values())
        .containsExactly("USED", "USED", "OPEN", "OPEN", "OPEN", "OPEN", "USED", "USED");
    admin().post("/api/exams/uploads/" + desk.upload + "/confirmation").then().statusCode(202);
    finished(desk.job().path("id")).then().body("state", equalTo("DONE"));
    assertThat(desk.paper()).hasSize(2);
    return desk;
  }

  private static Desktop ofFirstSheets(byte[] scan) {
    return new Desktop(Map.of("identity_on", "FIRST_SHEET")).with(scan, 8);
  }

  private static void compose(String copy, List<String> booklets) {
    post("copies/" + copy + "/booklets", Map.of("booklet_ids", booklets)).then().statusCode(200);
  }

  private static Response toANewCopy(String booklet) {
    return post(onBooklet(booklet, "moves"), Map.of());
  }

  private static void move(String booklet, String copy) {
    post(onBooklet(booklet, "moves"), Map.of("to_copy_id", copy)).then().statusCode(201);
  }
}
