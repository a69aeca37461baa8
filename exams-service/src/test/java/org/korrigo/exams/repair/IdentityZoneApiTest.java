package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.korrigo.exams.repair.Desktop.movePage;
import static org.korrigo.exams.repair.Desktop.onBooklet;
import static org.korrigo.exams.repair.Desktop.picture;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.put;
import static org.korrigo.exams.scan.PaperBatch.NONE;
import static org.korrigo.exams.scan.PaperBatch.numberInIdentityZone;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.HandedOver;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Infrastructure;

/** No name reaches correctors, and no answer is lost, whatever was done with the pages. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class IdentityZoneApiTest {
  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

  @Test
  void noNameReachesCorrectorsWhateverWasDoneWithThePages() {
    Desktop desk = Desktop.ofSheets(2, 8);
    List<String> both = desk.bookletsOf(copies(desk.exam).getFirst());
    post(desk.exam + "/booklet-merges", Map.of("booklet_ids", both)).then().statusCode(201);
    put(onBooklet(desk.booklet(0, 0), "pages"), Map.of("order", List.of(2, 1, 3, 4, 8, 7, 6, 5)))
        .then()
        .statusCode(201);

    List<Integer> zones = zonesOfHandedOver(copies(desk.exam).getFirst());

    // pages 1 and 5 bear names wherever they are; page 2 came to a first place, where one may stand
    assertThat(zones).containsExactly(NONE, NONE, 3, 4, 8, 7, 6, NONE);
  }

  /** Whoever exchanged the pages may have been wrong: then the second one shows the name. */
  @ParameterizedTest
  @CsvSource({"half-swaps, 2, 3, -1", "face-swaps, 4, -1, 2"})
  void whereCutsWereCorrectedTheZoneStaysAtItsPlaceAndOnThePageThatBoreAName(
      String correction, int second, int third, int fourth) {
    Desktop desk = corrected(correction);

    assertThat(zonesOfHandedOver(copies(desk.exam).getFirst()))
        .containsExactly(NONE, second, third, fourth);
  }

  @ParameterizedTest
  @CsvSource({"half-swaps, 2, 3, 1", "face-swaps, 4, 1, 2"})
  void whoCorrectedACutMaySayThatOnlyItsFirstPageBearsAName(
      String correction, int second, int third, int fourth) {
    Desktop desk = corrected(correction);
    put(
            onBooklet(desk.booklet(0, 0), "pages"),
            Map.of("order", List.of(1, 2, 3, 4), "identity_pages", List.of(1)))
        .then()
        .statusCode(201);

    assertThat(zonesOfHandedOver(copies(desk.exam).getFirst()))
        .containsExactly(NONE, second, third, fourth);
  }

  /** A sheet of which the halves of the recto were exchanged, or recto and verso. */
  private static Desktop corrected(String correction) {
    Desktop desk = Desktop.ofSheets(1, 4);
    Map<String, ?> what = correction.equals("half-swaps") ? Map.of("side_number", 1) : Map.of();
    post(onBooklet(desk.booklet(0, 0), correction), what).then().statusCode(201);
    return desk;
  }

  @Test
  void whoPutsPagesInOrderMaySayWhichBearAName() {
    Desktop desk = Desktop.ofSheets(1, 4);
    put(
            onBooklet(desk.booklet(0, 0), "pages"),
            Map.of("order", List.of(4, 3, 2, 1), "identity_pages", List.of(2)))
        .then()
        .statusCode(201);

    String booklet = desk.booklet(0, 0);
    assertThat(numberInIdentityZone(picture(booklet, "header"))).isEqualTo(3);
    assertThat(zonesOfHandedOver(copies(desk.exam).getFirst())).containsExactly(4, NONE, 2, 1);
  }

  @Test
  void theFirstPageOfEveryPartOfASplitBookletIsTakenToBearAName() {
    Desktop desk = Desktop.ofSheets(1, 4);
    post(onBooklet(desk.booklet(0, 0), "splits"), Map.of("first_pages", List.of(3)))
        .then()
        .statusCode(201);

    assertThat(zonesOfHandedOver(copies(desk.exam).getFirst())).containsExactly(NONE, 2, NONE, 4);
  }

  @Test
  void aBookletWithoutAnyNameHasNoHeader() {
    Desktop desk = Desktop.ofSheets(1, 4);
    post(
            onBooklet(desk.booklet(0, 0), "splits"),
            Map.of("first_pages", List.of(3), "identity_pages", List.of(1)))
        .then()
        .statusCode(201);

    admin().get("/api/exams/booklets/" + desk.booklet(0, 1) + "/header").then().statusCode(404);
    assertThat(zonesOfHandedOver(copies(desk.exam).getFirst())).containsExactly(NONE, 2, 3, 4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFirstSheetThatCameBehindAnotherKeepsItsZone(boolean merged) {
    Desktop desk = withFirstSheets();
    String copy = copies(desk.exam).getFirst();
    List<String> turnedRound = desk.bookletsOf(copy).reversed();
    if (merged) {
      post(desk.exam + "/booklet-merges", Map.of("booklet_ids", turnedRound))
          .then()
          .statusCode(201);
    } else {
      post("copies/" + copy + "/booklets", Map.of("booklet_ids", turnedRound))
          .then()
          .statusCode(200);
    }

    assertThat(zonesOfHandedOver(copy)).containsExactly(NONE, 6, 7, 8, NONE, 2, 3, 4);
  }

  @Test
  void aSheetOfAnotherScanIsTakenForAFirstSheet() {
    Desktop desk = withFirstSheets();
    String copy = copies(desk.exam).getFirst();
    desk.with(PaperBatch.ofSheets(1), 4);
    List<String> all = new ArrayList<>(desk.bookletsOf(copy));
    all.add(desk.booklet(1, 0));
    post("copies/" + copy + "/booklets", Map.of("booklet_ids", all)).then().statusCode(200);

    assertThat(zonesOfHandedOver(copy)).containsExactly(NONE, 2, 3, 4, 5, 6, 7, 8, NONE, 2, 3, 4);
  }

  @Test
  void aPersonMayHaveALaterSheetWipedThoughOnlyFirstSheetsBearAName() {
    Desktop desk = withFirstSheets();
    String copy = copies(desk.exam).getFirst();
    put(
            onBooklet(desk.booklet(0, 1), "pages"),
            Map.of("order", List.of(1, 2, 3, 4), "identity_pages", List.of(1)))
        .then()
        .statusCode(201);

    assertThat(zonesOfHandedOver(copy)).containsExactly(NONE, 2, 3, 4, NONE, 6, 7, 8);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPersonsWordForAPageGoesWithIt(boolean bears) {
    Desktop desk = withFirstSheets();
    String copy = copies(desk.exam).getFirst();
    put(
            onBooklet(desk.booklet(0, 1), "pages"),
            Map.of("order", List.of(1, 2, 3, 4), "identity_pages", bears ? List.of(2) : List.of()))
        .then()
        .statusCode(201);
    post(onBooklet(desk.booklet(0, 1), "splits"), Map.of("first_pages", List.of(2)))
        .then()
        .statusCode(201);
    post(desk.exam + "/booklet-merges", Map.of("booklet_ids", desk.bookletsOf(copy)))
        .then()
        .statusCode(201);

    assertThat(zonesOfHandedOver(copy)).containsExactly(NONE, 2, 3, 4, 5, bears ? NONE : 6, 7, 8);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSheetThatAPersonAddsIsTakenForAFirstSheetUnlessTheySayOtherwise(boolean said) {
    Desktop desk = withFirstSheets();
    String copy = copies(desk.exam).getFirst();
    String second = desk.booklet(0, 1);
    post(onBooklet(second, "discards"), Map.of("reason", "To be cut anew")).then().statusCode(201);
    Map<String, Object> sheet = new HashMap<>();
    sheet.put("sides", List.of(side(desk, 3), side(desk, 4)));
    sheet.put("to_copy_id", copy);
    if (said) {
      sheet.put("identity_pages", List.of());
    }
    post(desk.exam + "/sheets", sheet).then().statusCode(201);

    assertThat(zonesOfHandedOver(copy)).containsExactly(NONE, 2, 3, 4, said ? 5 : NONE, 6, 7, 8);
  }

  private static Map<String, Object> side(Desktop desk, int number) {
    return Map.of("upload_id", desk.upload, "side_number", number);
  }

  @Test
  void aPageWithANameKeepsItsZoneAmongOtherSheetsPages() {
    Desktop desk = withFirstSheets();
    String copy = copies(desk.exam).getFirst();
    movePage(
            desk.booklet(0, 0),
            Map.of("page", 1, "to_booklet_id", desk.booklet(0, 1), "to_page", 3))
        .then()
        .statusCode(201);

    List<Integer> zones = zonesOfHandedOver(copy);

    assertThat(zones).hasSize(8).doesNotContain(1);
  }

  @Test
  void answersStayOnSheetsThatWereMergedOrReorderedWhereTheyLay() {
    Desktop desk = withFirstSheets();
    String copy = copies(desk.exam).getFirst();
    put(onBooklet(desk.booklet(0, 1), "pages"), Map.of("order", List.of(1, 3, 2, 4)))
        .then()
        .statusCode(201);
    post(desk.exam + "/booklet-merges", Map.of("booklet_ids", desk.bookletsOf(copy)))
        .then()
        .statusCode(201);

    assertThat(zonesOfHandedOver(copy)).containsExactly(NONE, 2, 3, 4, 5, 7, 6, 8);
  }

  /** A copy of two sheets, of which the second has answers where the first bears a name. */
  private static Desktop withFirstSheets() {
    return new Desktop(Map.of("identity_on", "FIRST_SHEET")).with(PaperBatch.ofSheets(2), 8);
  }

  private List<Integer> zonesOfHandedOver(String copy) {
    return HandedOver.zones(files, copy);
  }
}
