package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.korrigo.exams.repair.Desktop.picture;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.turn;
import static org.korrigo.exams.repair.Zones.ZONE;
import static org.korrigo.exams.repair.Zones.image;
import static org.korrigo.exams.scan.PaperBatch.NONE;
import static org.korrigo.exams.scan.PaperBatch.annexPage;
import static org.korrigo.exams.scan.PaperBatch.numberInIdentityZone;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.exams.scan.HandedOver;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;

/** No name on an annex reaches correctors, nor is it taken for the sheet's. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AnnexIdentityZoneApiTest {
  /** Cuts of a JPEG fall between its coding units: the one on the border is white too. */
  private static final int CODING_UNIT = 16;

  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

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

  /** Copies of one sheet and one annex each, put to them by the job. */
  private static Desktop withAnnexes(Map<String, Object> exam) {
    PaperBatch batch = new PaperBatch();
    IntStream.range(0, 4).forEach(sheet -> batch.landscapeSheet(sheet).annex(sheet));
    Desktop desk = new Desktop(exam).with(batch.bytes(), 4);
    assertThat(desk.states().values()).containsOnly("USED");
    return desk;
  }

  private List<Integer> zonesOfHandedOver(String copy) {
    return HandedOver.zones(files, copy);
  }
}
