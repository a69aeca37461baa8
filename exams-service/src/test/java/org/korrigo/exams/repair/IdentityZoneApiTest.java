package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.korrigo.exams.repair.Desktop.movePage;
import static org.korrigo.exams.repair.Desktop.onBooklet;
import static org.korrigo.exams.repair.Desktop.picture;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.put;
import static org.korrigo.exams.repair.Desktop.turn;
import static org.korrigo.exams.scan.PaperBatch.NONE;
import static org.korrigo.exams.scan.PaperBatch.annexPage;
import static org.korrigo.exams.scan.PaperBatch.numberInIdentityZone;
import static org.korrigo.exams.scan.PaperBatch.numberOn;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.exams.scan.HandedOver;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.exams.scan.jpeg.PixelArea;
import org.korrigo.exams.scan.jpeg.QuarterTurn;
import org.korrigo.exams.scan.sheet.IdentityZone;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class IdentityZoneApiTest {
  /** Cuts of a JPEG fall between its coding units: the one on the border is white too. */
  private static final int CODING_UNIT = 16;

  /** What an exam keeps from correctors that says nothing else. */
  private static final double ZONE = 0.43;

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
  @ValueSource(strings = {"EVERY_SHEET", "FIRST_SHEET"})
  void aNameOnAnAnnexReachesNoCorrector(String identityOn) {
    Desktop desk = withAnnexes(Map.of("identity_on", identityOn));

    List<Integer> zones = zonesOfHandedOver(copies(desk.exam).getFirst());

    assertThat(zones).containsExactly(NONE, 2, 3, 4, NONE, annexPage(0, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EVERY_SHEET", "FIRST_SHEET"})
  void norDoesOneWhereTheAnnexWasPutBeforeItsSheet(String identityOn) {
    Desktop desk = withAnnexes(Map.of("identity_on", identityOn));
    String copy = copies(desk.exam).getFirst();
    String sheet = desk.booklet(0, 0);
    String annex = desk.booklet(0, 1);
    assertThat(numberInIdentityZone(picture(annex, "pages/1"))).isEqualTo(annexPage(0, 1));
    post("copies/" + copy + "/booklets", Map.of("booklet_ids", List.of(annex, sheet)))
        .then()
        .statusCode(200);

    List<Integer> zones = zonesOfHandedOver(copy);

    assertThat(zones).containsExactly(NONE, annexPage(0, 2), NONE, 2, 3, 4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void norDoNamesOnBothSidesOfALeafWhoseBacksWereLeftOut(boolean upsideDown) {
    PaperBatch batch = new PaperBatch();
    for (int sheet = 0; sheet < 2; sheet++) {
      batch.landscapeSheet(sheet).single(annexPage(2 * sheet, 1));
      int other = annexPage(2 * sheet + 1, 1);
      batch = upsideDown ? batch.singleUpsideDown(other) : batch.single(other);
    }
    Desktop desk = new Desktop().with(batch.bytes(), 4);
    String annexes = "uploads/" + desk.upload + "/annexes";
    admin()
        .get("/api/exams/" + annexes)
        .then()
        .body("doubt", everyItem(containsString("bears a form for a name too")));
    post(annexes, Map.of()).then().statusCode(409);

    post(annexes, Map.of("leaves", List.of(Map.of("leaf", 1)))).then().statusCode(201);

    String copy = copies(desk.exam).getFirst();
    assertThat(desk.pagesOfCopy(copy).getLast()).containsExactly(annexPage(0, 1), annexPage(1, 1));
    assertThat(zonesOfHandedOver(copy)).containsExactly(NONE, 2, 3, 4, NONE, NONE);
  }

  @Test
  void aNameOnASinglePageOfWhichASheetIsMadeReachesNoCorrector() {
    Desktop desk = new Desktop(Map.of("identity_on", "FIRST_SHEET"));
    desk.with(new PaperBatch().landscapeSheet(0).single(annexPage(0, 1)).bytes(), 4);
    String copy = copies(desk.exam).getFirst();
    post(
            desk.exam + "/sheets",
            Map.of(
                "sides",
                List.of(Map.of("upload_id", desk.upload, "side_number", 3)),
                "to_copy_id",
                copy))
        .then()
        .statusCode(201);

    assertThat(zonesOfHandedOver(copy)).containsExactly(NONE, 2, 3, 4, NONE);
  }

  @Test
  void onlyTheSheetsHeaderIsReadForAName() {
    Desktop desk = withAnnexes(Map.of());
    String copy = copies(desk.exam).getFirst();

    List<CopyHeaders> told =
        await().until(() -> Broker.events(CopyHeaders.class, copy), events -> !events.isEmpty());

    assertThat(told).allSatisfy(event -> assertThat(event.headers()).hasSize(1));
    assertThat(numberInIdentityZone(picture(desk.booklet(0, 1), "header")))
        .isEqualTo(annexPage(0, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EVERY_SHEET", "FIRST_SHEET"})
  void theNameIsReadFromTheSheetThatAnAnnexWasStapledBefore(String identityOn) {
    Desktop desk = withAnnexes(Map.of("identity_on", identityOn));
    String copy = copies(desk.exam).getFirst();
    String ofSheet = header(desk.booklet(0, 0));
    List<String> annexFirst = desk.bookletsOf(copy).reversed();

    post(desk.exam + "/booklet-merges", Map.of("booklet_ids", annexFirst)).then().statusCode(201);

    String merged = desk.booklet(0, 0);
    assertThat(numberInIdentityZone(picture(merged, "header"))).isEqualTo(1);
    assertThat(header(merged)).as("the very same picture").isEqualTo(ofSheet);
    await().until(() -> Broker.events(CopyHeaders.class, copy), told -> told.size() == 2);
    assertThat(Broker.events(CopyHeaders.class, copy))
        .allSatisfy(event -> assertThat(event.headers()).hasSize(1))
        .extracting(event -> event.headers().getFirst().sha256())
        .containsOnly(ofSheet);
    // and turned about
    turn(merged, Map.of("page", 3, "degrees", 180)).then().statusCode(201);
    assertThat(numberInIdentityZone(picture(desk.booklet(0, 0), "header"))).isEqualTo(NONE);
    List<byte[]> pages = HandedOver.pages(files, copy);
    assertThat(pages)
        .extracting(PaperBatch::numberInIdentityZone)
        .containsExactly(NONE, annexPage(0, 2), NONE, 2, 3, 4);
    assertThat(HandedOver.isWhite(pages.get(2), 1 - ZONE, 1)).isTrue();
  }

  /** The entity tag of a header, which is its content's hash. */
  private static String header(String booklet) {
    return admin()
        .get("/api/exams/booklets/" + booklet + "/header")
        .then()
        .statusCode(200)
        .extract()
        .header("ETag")
        .replace("\"", "");
  }

  @Test
  void whereAnnexesHaveNoPlaceForANameTheirAnswersAreKept() {
    Desktop desk = withAnnexes(Map.of("annex_zone", 0));

    List<Integer> zones = zonesOfHandedOver(copies(desk.exam).getFirst());

    assertThat(zones).containsExactly(NONE, 2, 3, 4, annexPage(0, 1), annexPage(0, 2));
    admin().get("/api/exams/booklets/" + desk.booklet(0, 1) + "/header").then().statusCode(404);
  }

  @Test
  void everyPixelOfAnAnnexIsWhiteInTheZoneAndAsItWasBelow() throws IOException {
    Desktop desk = withAnnexes(Map.of("annex_zone", 0.5));
    BufferedImage before = image(picture(desk.booklet(0, 1), "pages/1"));

    BufferedImage after = image(HandedOver.pages(files, copies(desk.exam).getFirst()).get(4));

    assertThat(after.getHeight()).isEqualTo(before.getHeight());
    int zone = before.getHeight() / 2;
    for (int x = 0; x < before.getWidth(); x++) {
      for (int y = 0; y < zone; y++) {
        assertThat(after.getRaster().getSample(x, y, 0)).isGreaterThan(250);
      }
      for (int y = zone + CODING_UNIT; y < before.getHeight(); y++) {
        assertThat(after.getRaster().getSample(x, y, 0))
            .isEqualTo(before.getRaster().getSample(x, y, 0));
      }
    }
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

  @ParameterizedTest
  @ValueSource(ints = {90, 180, 270})
  void turningAPageUncoversNoNameOnIt(int degrees) throws IOException {
    Desktop desk = Desktop.ofSheets(1, 4);
    turn(desk.booklet(0, 0), Map.of("page", 1, "degrees", degrees)).then().statusCode(201);
    BufferedImage before = image(picture(desk.booklet(0, 0), "pages/1"));

    BufferedImage after = image(HandedOver.pages(files, copies(desk.exam).getFirst()).getFirst());

    assertWiped(before, after, 0);
    assertWiped(before, after, degrees);
    assertThat(inkOf(after)).as("what is not in a zone").isPositive();
  }

  @Test
  void norDoesTurningASideThatWasTheRightWayUp() throws IOException {
    Desktop desk = Desktop.ofSheets(1, 4);
    turn(desk.booklet(0, 0), Map.of("side_number", 1, "degrees", 180)).then().statusCode(201);
    String booklet = desk.booklet(0, 0);
    List<BufferedImage> before = new ArrayList<>();
    for (int page = 1; page <= 4; page++) {
      before.add(image(picture(booklet, "pages/" + page)));
    }

    List<byte[]> after = HandedOver.pages(files, copies(desk.exam).getFirst());

    assertWiped(before.get(0), image(after.get(0)), 0);
    assertWiped(before.get(3), image(after.get(3)), 180);
    assertThat(numberInIdentityZone(after.get(1))).isEqualTo(2);
    assertThat(numberInIdentityZone(after.get(2))).isEqualTo(3);
  }

  @Test
  void aPageThatWasTurnedBackIsWipedOnlyWhereANameStands() {
    Desktop desk = Desktop.ofSheets(1, 4);
    turn(desk.booklet(0, 0), Map.of("page", 1, "degrees", 90)).then().statusCode(201);
    turn(desk.booklet(0, 0), Map.of("page", 1, "degrees", 270)).then().statusCode(201);

    List<byte[]> pages = HandedOver.pages(files, copies(desk.exam).getFirst());

    assertThat(HandedOver.isWhite(pages.getFirst(), 0, ZONE)).isTrue();
    assertThat(numberOn(pages.getFirst())).isEqualTo(1);
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

  /** Everything is white where the top of a page came by turning it, and was something before. */
  private static void assertWiped(BufferedImage before, BufferedImage after, int degrees) {
    assertThat(after.getWidth()).isEqualTo(before.getWidth());
    assertThat(after.getHeight()).isEqualTo(before.getHeight());
    PixelArea zone =
        new IdentityZone(ZONE, QuarterTurn.ofDegrees(degrees))
            .on(new PixelArea(0, 0, before.getWidth(), before.getHeight()));
    assertThat(ink(before, zone)).isPositive();
    assertThat(ink(after, zone)).isZero();
  }

  private static int inkOf(BufferedImage page) {
    return ink(page, new PixelArea(0, 0, page.getWidth(), page.getHeight()));
  }

  private static int ink(BufferedImage page, PixelArea area) {
    int ink = 0;
    for (int y = area.y(); y < area.y() + area.height(); y++) {
      for (int x = area.x(); x < area.x() + area.width(); x++) {
        ink += page.getRaster().getSample(x, y, 0) <= 250 ? 1 : 0;
      }
    }
    return ink;
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

  /** Copies of one sheet and one annex each, put to them by the job. */
  private static Desktop withAnnexes(Map<String, Object> exam) {
    PaperBatch batch = new PaperBatch();
    IntStream.range(0, 4).forEach(sheet -> batch.landscapeSheet(sheet).annex(sheet));
    Desktop desk = new Desktop(exam).with(batch.bytes(), 4);
    assertThat(desk.states().values()).containsOnly("USED");
    return desk;
  }

  private static BufferedImage image(byte[] jpeg) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(jpeg));
  }

  private List<Integer> zonesOfHandedOver(String copy) {
    return HandedOver.zones(files, copy);
  }
}
