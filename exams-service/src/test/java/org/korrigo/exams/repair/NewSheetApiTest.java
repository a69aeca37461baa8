package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.korrigo.exams.repair.Desktop.atOnce;
import static org.korrigo.exams.repair.Desktop.handOver;
import static org.korrigo.exams.repair.Desktop.picture;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.scan.Secretariat.copies;
import static org.korrigo.exams.scan.Secretariat.newExam;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class NewSheetApiTest {

  @Test
  void openSidesBecomeAFoldedSheetInReadingOrder() {
    // a side is missing, and so short a batch does not prove which: all of it waits for a person
    Desktop desk = new Desktop().with(new PaperBatch().recto(0).verso(0).recto(1).bytes(), 4);
    assertThat(desk.states().values()).containsOnly("OPEN");

    Response action =
        make(desk.exam, Map.of("sides", List.of(folded(desk, 1, 0), folded(desk, 2, 0))));

    action
        .then()
        .statusCode(201)
        .body("kind", equalTo("MAKE_SHEET"))
        .body("after.sides.pages", contains(List.of(4, 1), List.of(2, 3)));
    assertThat(desk.paper()).containsExactly(List.of(List.of(1, 2, 3, 4)));
    assertThat(desk.states().values()).containsExactly("USED", "USED", "OPEN");
    assertThat(PaperBatch.numberInIdentityZone(picture(desk.booklet(0, 0), "header"))).isEqualTo(1);
    desk.assertWhole();
    undo(action).then().statusCode(200);
    assertThat(copies(desk.exam)).isEmpty();
    assertThat(desk.states().values()).containsOnly("OPEN");
    desk.assertWhole();
  }

  @Test
  void aLateSheetIsAddedToACopyThatIsThere() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String copy = copies(desk.exam).getFirst();
    String early = desk.upload;
    desk.with(new PaperBatch().recto(1).verso(1).recto(2).bytes(), 4);

    make(
            desk.exam,
            Map.of("sides", List.of(folded(desk, 1, 0), folded(desk, 2, 0)), "to_copy_id", copy))
        .then()
        .statusCode(201);

    assertThat(desk.upload).isNotEqualTo(early);
    assertThat(desk.paper()).containsExactly(List.of(List.of(1, 2, 3, 4), List.of(5, 6, 7, 8)));
    desk.assertWhole();
    handOver(copy).then().statusCode(200);
    make(desk.exam, Map.of("sides", List.of(folded(desk, 3, 0)), "to_copy_id", copy))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/copy-handed-over"));
  }

  @Test
  void aCopyIsFoundByAnyScanOfWhichItHasAPage() {
    Desktop desk = Desktop.ofSheets(2, 4);
    List<String> copies = copies(desk.exam);
    String early = desk.upload;
    desk.with(new PaperBatch().recto(2).verso(2).recto(3).bytes(), 4);
    make(
            desk.exam,
            Map.of(
                "sides",
                List.of(folded(desk, 1, 0), folded(desk, 2, 0)),
                "to_copy_id",
                copies.getFirst()))
        .then()
        .statusCode(201);
    post(desk.exam + "/booklet-merges", Map.of("booklet_ids", desk.bookletsOf(copies.getFirst())))
        .then()
        .statusCode(201);

    assertThat(foundBy(desk, desk.upload)).containsExactly(copies.getFirst());
    assertThat(foundBy(desk, early)).isEqualTo(copies);
    assertThat(foundBy(desk, UUID.randomUUID().toString())).isEmpty();
  }

  private static List<String> foundBy(Desktop desk, String upload) {
    return org.korrigo.exams.scan.Secretariat.admin()
        .queryParam("upload", upload)
        .get("/api/exams/" + desk.exam + "/copies")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  @Test
  void aSideUpsideDownIsTurnedAndPagesComeInTheOrderAskedFor() {
    Desktop desk = new Desktop().with(new PaperBatch().recto(0).bytes(), 4);

    make(
            desk.exam,
            Map.of(
                "sides", List.of(folded(desk, 1, 180)),
                "order", List.of(2, 1),
                "identity_pages", List.of()))
        .then()
        .statusCode(201)
        .body("after.sides.pages", contains(List.of(2, 1)));

    // turned by 180 degrees the left page is 1, and what was upright stands on its head
    String booklet = desk.booklet(0, 0);
    assertThat(PaperBatch.numberOn(picture(booklet, "pages/1"))).isEqualTo(PaperBatch.NONE);
    post("booklets/" + booklet + "/turns", Map.of("page", 1, "degrees", 180))
        .then()
        .statusCode(201);
    post("booklets/" + desk.booklet(0, 0) + "/turns", Map.of("page", 2, "degrees", 180))
        .then()
        .statusCode(201);
    assertThat(desk.paper()).containsExactly(List.of(List.of(4, 1)));
    desk.assertWhole();
  }

  @Test
  void aSinglePageIsTakenWholeAndAPutAsideSideIsUsedAnew() {
    Desktop desk = new Desktop().with(new PaperBatch().landscapeSheet(0).a4().bytes(), 4);
    String cut = desk.booklet(0, 0);
    desk.side(2, "discards", Map.of("reason", "it is another pupil's")).then().statusCode(201);

    List<?> sides = List.of(Map.of("upload_id", desk.upload, "side_number", 3), folded(desk, 2, 0));
    make(desk.exam, Map.of("sides", sides, "identity_pages", List.of(1))).then().statusCode(201);

    assertThat(desk.paper()).containsExactly(List.of(List.of(1, 4)), List.of(List.of(1000, 2, 3)));
    desk.assertWhole();
    post("booklets/" + cut + "/restorations", Map.of())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
  }

  @Test
  void whatASheetCannotBeMadeOfIsNamed() {
    Desktop desk = new Desktop().with(new PaperBatch().landscapeSheet(0).a4().bytes(), 4);
    Map<String, Object> open = Map.of("upload_id", desk.upload, "side_number", 3);

    make(desk.exam, Map.of("sides", List.of(folded(desk, 1, 0))))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("state", equalTo("USED"))
        .body("side_number", is(1));
    make(desk.exam, Map.of("sides", List.of(open, open)))
        .then()
        .statusCode(400)
        .body("violations.field", contains("sides[1].side_number"));
    make(desk.exam, Map.of("sides", List.of(folded(desk, 3, 45))))
        .then()
        .statusCode(400)
        .body("violations.field", contains("sides[0].turn"));
    make(
            desk.exam,
            Map.of(
                "sides", List.of(Map.of("upload_id", desk.upload, "side_number", 3, "fold", 1.5))))
        .then()
        .statusCode(400)
        .body("violations.field", contains("sides[0].fold"));
    for (Object skew : List.of(10.1, -11, "NaN")) {
      make(
              desk.exam,
              Map.of(
                  "sides",
                  List.of(Map.of("upload_id", desk.upload, "side_number", 3, "skew", skew))))
          .then()
          .statusCode(400);
    }
    make(
            desk.exam,
            Map.of(
                "sides",
                List.of(
                    Map.of(
                        "upload_id", desk.upload, "side_number", 3, "folded", false, "fold", 0.5))))
        .then()
        .statusCode(400)
        .body("violations.field", contains("sides[0].fold"));
    make(desk.exam, Map.of("sides", List.of(open), "order", List.of(2)))
        .then()
        .statusCode(400)
        .body("violations.field", contains("order"));
    make(desk.exam, Map.of("sides", List.of()))
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("sides"));
    make(desk.exam, Map.of("sides", List.of(Map.of("upload_id", desk.upload, "side_number", 9))))
        .then()
        .statusCode(404);
    make(newExam(), Map.of("sides", List.of(open))).then().statusCode(404);
    make(UUID.randomUUID().toString(), Map.of("sides", List.of(open))).then().statusCode(404);
    make(desk.exam, Map.of("sides", List.of(open), "to_copy_id", UUID.randomUUID()))
        .then()
        .statusCode(404);
    desk.assertWhole();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 3})
  void aPlaceWhereNoPageIsBearsNoName(int place) {
    Desktop desk = new Desktop().with(new PaperBatch().recto(0).bytes(), 4);

    make(
            desk.exam,
            Map.of("sides", List.of(folded(desk, 1, 0)), "identity_pages", List.of(1, place)))
        .then()
        .statusCode(400)
        .body("violations.field", contains("identity_pages"));
    assertThat(desk.states().values()).containsOnly("OPEN");
  }

  @Test
  void ofTwoPersonsWhoMakeASheetOfTheSameSideOneDoes() throws Exception {
    Desktop desk = new Desktop().with(new PaperBatch().recto(0).bytes(), 4);
    Map<String, ?> sheet = Map.of("sides", List.of(folded(desk, 1, 0)));

    List<Integer> statuses = atOnce(() -> make(desk.exam, sheet), () -> make(desk.exam, sheet));

    assertThat(statuses).contains(201).containsAnyOf(409, 412);
    assertThat(desk.paper()).hasSize(1);
    desk.assertWhole();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 0.999999999})
  void aFoldAtTheVeryEdgeStillGivesTwoPages(double fold) {
    Desktop desk = new Desktop().with(new PaperBatch().recto(0).bytes(), 4);

    make(
            desk.exam,
            Map.of(
                "sides", List.of(Map.of("upload_id", desk.upload, "side_number", 1, "fold", fold))))
        .then()
        .statusCode(201);

    assertThat(desk.bookletsOf(copies(desk.exam).getFirst())).hasSize(1);
    desk.assertWhole();
  }

  @Test
  void aSideThatLiesAskewIsStraightenedUnlessAPersonSaysOtherwise() {
    Desktop desk =
        new Desktop().with(new PaperBatch().rectoAskew(0, 2.5).rectoAskew(1, 2.5).bytes(), 4);

    make(desk.exam, Map.of("sides", List.of(bare(desk, 1)))).then().statusCode(201);
    Map<String, Object> asItIs = new HashMap<>(bare(desk, 2));
    asItIs.put("skew", 0);
    make(desk.exam, Map.of("sides", List.of(asItIs))).then().statusCode(201);

    assertThat(desk.paper().get(0)).containsExactly(List.of(4, 1));
    assertThat(desk.paper().get(1).getFirst().getFirst()).isEqualTo(PaperBatch.NONE);
    desk.assertWhole();
  }

  @Test
  void aSideIsCutAtTheFoldThatItShows() {
    Desktop desk = new Desktop().with(new PaperBatch().rectoFoldedBeside(0, 32).bytes(), 4);

    make(desk.exam, Map.of("sides", List.of(bare(desk, 1)))).then().statusCode(201);

    String booklet = desk.booklet(0, 0);
    assertThat(PaperBatch.numberInIdentityZone(picture(booklet, "pages/2"))).isEqualTo(1);
    assertThat(widthOf(booklet, 1)).isGreaterThan(widthOf(booklet, 2));
    desk.assertWhole();
  }

  @Test
  void aSideThatWasStoredUprightIsTurnedByItsFormOrByAPersonsWordAndElseAskedAbout() {
    Desktop desk = new Desktop().with(new PaperBatch().uprightRecto(0).uprightVerso(0).bytes(), 4);

    make(desk.exam, Map.of("sides", List.of(bare(desk, 1)))).then().statusCode(201);
    make(desk.exam, Map.of("sides", List.of(bare(desk, 2))))
        .then()
        .statusCode(400)
        .body("violations.field", contains("turn"));
    Map<String, Object> said = new HashMap<>(bare(desk, 2));
    said.put("turn", 270);
    make(desk.exam, Map.of("sides", List.of(said))).then().statusCode(201);

    assertThat(desk.paper()).containsExactly(List.of(List.of(4, 1)), List.of(List.of(2, 3)));
    desk.assertWhole();
  }

  @Test
  void aLargeSideThatIsNotFoldedIsOnePage() {
    Desktop desk = new Desktop().with(new PaperBatch().recto(0).bytes(), 4);
    Map<String, Object> side = new HashMap<>(bare(desk, 1));
    side.put("folded", false);

    make(desk.exam, Map.of("sides", List.of(side))).then().statusCode(201);

    assertThat(desk.paper()).containsExactly(List.of(List.of(4)));
    desk.assertWhole();
  }

  @Test
  void aSideThatCannotBeReadIsNotUsed() {
    Desktop desk = new Desktop().with(new PaperBatch().damagedSide().verso(0).bytes(), 4);

    make(desk.exam, Map.of("sides", List.of(folded(desk, 1, 0), folded(desk, 2, 0))))
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/unsupported-scan"))
        .body("side_number", is(1));
    assertThat(desk.states().values()).containsOnly("OPEN");
  }

  @Test
  void theSameIdempotencyKeyMakesOneSheet() {
    Desktop desk = new Desktop().with(new PaperBatch().a4().bytes(), 4);
    String key = UUID.randomUUID().toString();
    List<Integer> statuses = new ArrayList<>();

    for (int i = 0; i < 2; i++) {
      statuses.add(
          org.korrigo.exams.scan.Secretariat.admin()
              .header("Idempotency-Key", key)
              .contentType(ContentType.JSON)
              .body(Map.of("sides", List.of(Map.of("upload_id", desk.upload, "side_number", 1))))
              .post("/api/exams/" + desk.exam + "/sheets")
              .statusCode());
    }

    assertThat(statuses).containsExactly(201, 200);
    assertThat(copies(desk.exam)).hasSize(1);
    Map<String, Object> turned = bare(desk, 1);
    turned.put("turn", 180);
    Desktop.keyed(key, Map.of("sides", List.of(turned)), desk.exam + "/sheets")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));
  }

  @Test
  void sheetsAreMadeByTheSecretariatAlone() {
    String target = "/api/exams/" + UUID.randomUUID() + "/sheets";
    for (String token : List.of(Tokens.teacher("t-1"), Tokens.student("s-1"))) {
      io.restassured.RestAssured.given()
          .auth()
          .oauth2(token)
          .contentType(ContentType.JSON)
          .body("{}")
          .post(target)
          .then()
          .statusCode(403);
    }
  }

  private static Response make(String exam, Map<String, ?> sheet) {
    return post(exam + "/sheets", sheet);
  }

  /** A side of which nothing is said: its picture tells how it is cut. */
  private static Map<String, Object> bare(Desktop desk, int side) {
    return new HashMap<>(Map.of("upload_id", desk.upload, "side_number", side));
  }

  private static int widthOf(String booklet, int page) {
    try {
      return ImageIO.read(new ByteArrayInputStream(picture(booklet, "pages/" + page))).getWidth();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> folded(Desktop desk, int side, int turn) {
    return Map.of("upload_id", desk.upload, "side_number", side, "turn", turn, "fold", 0.5);
  }
}
