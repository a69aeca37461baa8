package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.repair.Desktop.handOver;
import static org.korrigo.exams.repair.Desktop.pagesOf;
import static org.korrigo.exams.repair.Desktop.picture;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.put;
import static org.korrigo.exams.repair.Desktop.undo;
import static org.korrigo.exams.scan.PaperBatch.NONE;
import static org.korrigo.exams.scan.Secretariat.admin;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.contracts.exams.CopyDiscarded;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.contracts.exams.CopyStaged;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class BookletActionApiTest {
  private static final List<Integer> FIRST = List.of(1, 2, 3, 4);
  private static final List<Integer> SECOND = List.of(5, 6, 7, 8);

  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

  @Test
  void aPageIsTurnedWithoutLossAndTurnedBackItIsTheVerySameBytes() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String cut = desk.booklet(0, 0);
    byte[] page = picture(cut, "pages/2");

    Response action = turn(cut, Map.of("page", 2, "degrees", 90, "reason", "sideways"));

    action
        .then()
        .statusCode(201)
        .header("Location", endsWith("/api/exams/actions/" + action.path("id")))
        .body("kind", equalTo("TURN_PAGE"))
        .body("actor_id", equalTo("secretariat-subject"))
        .body("reason", equalTo("sideways"))
        .body("acted_at", notNullValue())
        .body("undone_at", nullValue())
        .body("before.copies[0].booklet_ids", contains(cut))
        .body("after.copies[0].booklet_ids", contains(desk.booklet(0, 0)));
    String turned = desk.booklet(0, 0);
    assertThat(PaperBatch.numberOn(turnedBack(picture(turned, "pages/2"), 3))).isEqualTo(2);
    assertThat(picture(turned, "pages/1")).isEqualTo(picture(cut, "pages/1"));
    assertThat(booklets(desk.exam)).containsExactly(turned);
    turn(turned, Map.of("page", 2, "degrees", 270)).then().statusCode(201);
    assertThat(picture(desk.booklet(0, 0), "pages/2")).isEqualTo(page);
    desk.assertWhole();
  }

  @Test
  void theHeaderIsCutAnewFromATurnedFirstPageAndIdentificationIsTold() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String copy = copies(desk.exam).getFirst();
    String cut = desk.booklet(0, 0);

    turn(cut, Map.of("page", 1, "degrees", 180)).then().statusCode(201);

    // the mark of the name's place is now at the bottom, and the lower one at the top
    byte[] header = picture(desk.booklet(0, 0), "header");
    assertThat(header).isNotEqualTo(picture(cut, "header"));
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(CopyStaged.class, copy))
                    .extracting(told -> told.headers().size())
                    .containsExactly(1, 1));
    assertThat(Broker.events(CopyStaged.class, copy).get(1).headers())
        .isNotEqualTo(Broker.events(CopyStaged.class, copy).get(0).headers());
  }

  @Test
  void aSideThatWasUpsideDownHasItsPagesTurnedAndExchanged() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String cut = desk.booklet(0, 0);

    turn(cut, Map.of("side_number", 1, "degrees", 180))
        .then()
        .statusCode(201)
        .body("kind", equalTo("TURN_SIDE"));

    String turned = desk.booklet(0, 0);
    assertThat(PaperBatch.numberOn(turnedBack(picture(turned, "pages/1"), 2))).isEqualTo(4);
    assertThat(PaperBatch.numberOn(turnedBack(picture(turned, "pages/4"), 2))).isEqualTo(1);
    assertThat(pagesOf(turned).subList(1, 3)).containsExactly(2, 3);
    desk.assertWhole();
  }

  @Test
  void halvesOfASideAndFacesOfASheetAreExchanged() {
    Desktop desk = Desktop.ofSheets(1, 4);

    post(of(desk.booklet(0, 0), "half-swaps"), Map.of("side_number", 1)).then().statusCode(201);
    assertThat(desk.paper()).containsExactly(List.of(List.of(4, 2, 3, 1)));
    post(of(desk.booklet(0, 0), "half-swaps"), Map.of("side_number", 2)).then().statusCode(201);
    assertThat(desk.paper()).containsExactly(List.of(List.of(4, 3, 2, 1)));
    post(of(desk.booklet(0, 0), "face-swaps"), Map.of()).then().statusCode(201);
    assertThat(desk.paper()).containsExactly(List.of(List.of(2, 1, 4, 3)));
    desk.assertWhole();
  }

  @Test
  void pagesArePutInAnotherOrder() {
    Desktop desk = Desktop.ofSheets(1, 4);

    put(of(desk.booklet(0, 0), "pages"), Map.of("order", List.of(3, 4, 1, 2)))
        .then()
        .statusCode(201)
        .body("kind", equalTo("ORDER_PAGES"));

    assertThat(desk.paper()).containsExactly(List.of(List.of(3, 4, 1, 2)));
    desk.assertWhole();
  }

  @Test
  void aBookletIsMovedToAPlaceInAnotherCopyAndToANewOne() {
    Desktop desk = Desktop.ofSheets(4, 8);
    String other = copies(desk.exam).get(1);

    post(of(desk.booklet(0, 0), "moves"), Map.of("to_copy_id", other, "position", 2))
        .then()
        .statusCode(201);
    assertThat(desk.paper()).containsExactly(List.of(SECOND), List.of(page(2), FIRST, page(3)));
    post(of(desk.booklet(1, 2), "moves"), Map.of()).then().statusCode(201);

    assertThat(desk.paper())
        .containsExactly(List.of(SECOND), List.of(page(2), FIRST), List.of(page(3)));
    desk.assertWhole();
  }

  @Test
  void aCopyThatLosesItsLastBookletIsDiscardedIntoTheOneThatHasIt() {
    Desktop desk = Desktop.ofSheets(2, 4);
    List<String> copies = copies(desk.exam);

    Response action = post(of(desk.booklet(0, 0), "moves"), Map.of("to_copy_id", copies.get(1)));

    action.then().statusCode(201);
    assertThat(copies(desk.exam)).containsExactly(copies.get(1));
    await()
        .untilAsserted(
            () ->
                assertThat(Broker.events(CopyDiscarded.class, copies.getFirst()))
                    .singleElement()
                    .satisfies(
                        told -> assertThat(told.mergedIntoCopyId()).hasToString(copies.get(1))));
    String anonymous = anonymousIdIn(action, copies.getFirst());
    undo(action).then().statusCode(200);
    assertThat(copies(desk.exam)).isEqualTo(copies);
    admin()
        .get("/api/exams/copies/" + copies.getFirst())
        .then()
        .body("anonymous_id", equalTo(anonymous));
    await()
        .untilAsserted(
            () -> assertThat(Broker.events(CopyStaged.class, copies.getFirst())).hasSize(2));
  }

  @Test
  void aPageIsMovedIntoABookletIntoACopyAndIntoANewOne() {
    Desktop desk = Desktop.ofSheets(2, 4);
    String other = copies(desk.exam).get(1);

    movePage(
            desk.booklet(0, 0),
            Map.of("page", 2, "to_booklet_id", desk.booklet(1, 0), "to_page", 1))
        .then()
        .statusCode(201);
    assertThat(desk.paper())
        .containsExactly(List.of(List.of(1, 3, 4)), List.of(List.of(2, 5, 6, 7, 8)));
    movePage(desk.booklet(0, 0), Map.of("page", 3, "to_copy_id", other)).then().statusCode(201);
    movePage(desk.booklet(0, 0), Map.of("page", 2)).then().statusCode(201);

    assertThat(desk.paper())
        .containsExactly(
            List.of(List.of(1)), List.of(List.of(2, 5, 6, 7, 8), List.of(4)), List.of(List.of(3)));
    desk.assertWhole();
  }

  @Test
  void aBookletIsCutAtItsStapleAndStapledAgain() {
    Desktop desk = Desktop.ofSheets(2, 8);

    post(of(desk.booklet(0, 0), "splits"), Map.of("first_pages", List.of(2, 4)))
        .then()
        .statusCode(201)
        .body("kind", equalTo("SPLIT_BOOKLET"));
    assertThat(desk.paper())
        .containsExactly(List.of(List.of(1), List.of(2, 3), List.of(4), SECOND));
    List<String> parts = desk.bookletsOf(copies(desk.exam).getFirst());
    post(
            desk.exam + "/booklet-merges",
            Map.of("booklet_ids", List.of(parts.get(1), parts.get(3), parts.get(0))))
        .then()
        .statusCode(201);

    assertThat(desk.paper()).containsExactly(List.of(List.of(2, 3, 5, 6, 7, 8, 1), List.of(4)));
    desk.assertWhole();
  }

  @Test
  void noNameReachesCorrectorsWhateverWasDoneWithThePages() {
    Desktop desk = Desktop.ofSheets(2, 8);
    List<String> both = desk.bookletsOf(copies(desk.exam).getFirst());
    post(desk.exam + "/booklet-merges", Map.of("booklet_ids", both)).then().statusCode(201);
    put(of(desk.booklet(0, 0), "pages"), Map.of("order", List.of(2, 1, 3, 4, 8, 7, 6, 5)))
        .then()
        .statusCode(201);

    List<Integer> zones = zonesOfHandedOver(copies(desk.exam).getFirst());

    // pages 1 and 5 bear names wherever they are; page 2 came to a first place, where one may stand
    assertThat(zones).containsExactly(NONE, NONE, 3, 4, 8, 7, 6, NONE);
  }

  @Test
  void whereCutsWereCorrectedTheZoneStaysAtItsPlaceAndAnswersAreKept() {
    Desktop desk = Desktop.ofSheets(1, 4);
    post(of(desk.booklet(0, 0), "half-swaps"), Map.of("side_number", 1)).then().statusCode(201);

    assertThat(zonesOfHandedOver(copies(desk.exam).getFirst())).containsExactly(NONE, 2, 3, 1);
  }

  @Test
  void whoPutsPagesInOrderMaySayWhichBearAName() {
    Desktop desk = Desktop.ofSheets(1, 4);
    put(
            of(desk.booklet(0, 0), "pages"),
            Map.of("order", List.of(4, 3, 2, 1), "identity_pages", List.of(2)))
        .then()
        .statusCode(201);

    String booklet = desk.booklet(0, 0);
    assertThat(PaperBatch.numberInIdentityZone(picture(booklet, "header"))).isEqualTo(3);
    assertThat(zonesOfHandedOver(copies(desk.exam).getFirst())).containsExactly(4, NONE, 2, 1);
  }

  @Test
  void theFirstPageOfEveryPartOfASplitBookletIsTakenToBearAName() {
    Desktop desk = Desktop.ofSheets(1, 4);
    post(of(desk.booklet(0, 0), "splits"), Map.of("first_pages", List.of(3)))
        .then()
        .statusCode(201);

    assertThat(zonesOfHandedOver(copies(desk.exam).getFirst())).containsExactly(NONE, 2, NONE, 4);
  }

  @Test
  void aBookletWithoutAnyNameHasNoHeader() {
    Desktop desk = Desktop.ofSheets(1, 4);
    post(
            of(desk.booklet(0, 0), "splits"),
            Map.of("first_pages", List.of(3), "identity_pages", List.of(1)))
        .then()
        .statusCode(201);

    admin().get("/api/exams/booklets/" + desk.booklet(0, 1) + "/header").then().statusCode(404);
    assertThat(zonesOfHandedOver(copies(desk.exam).getFirst())).containsExactly(NONE, 2, 3, 4);
  }

  static Stream<Arguments> whatIsUndone() {
    return Stream.of(
        Arguments.of("turns", Map.of("page", 1, "degrees", 90)),
        Arguments.of("turns", Map.of("side_number", 1, "degrees", 180)),
        Arguments.of("half-swaps", Map.of("side_number", 2)),
        Arguments.of("face-swaps", Map.of()),
        Arguments.of("moves", Map.of()),
        Arguments.of("page-moves", Map.of("page", 3)),
        Arguments.of("splits", Map.of("first_pages", List.of(2))),
        Arguments.of("discards", Map.of("reason", "a blank sheet")));
  }

  @ParameterizedTest
  @MethodSource("whatIsUndone")
  void everyActionIsUndoneOnceAndAllIsAsBefore(String what, Map<String, ?> body) {
    Desktop desk = Desktop.ofSheets(2, 8);
    List<String> copies = copies(desk.exam);
    List<String> before = desk.bookletsOf(copies.getFirst());
    Map<Integer, String> states = desk.states();
    Response action = post(of(before.getFirst(), what), body);
    assertThat(desk.bookletsOf(copies.getFirst())).isNotEqualTo(before);
    desk.assertWhole();

    undo(action)
        .then()
        .statusCode(200)
        .body("undone_by_id", equalTo("secretariat-subject"))
        .body("undone_at", notNullValue());

    assertThat(copies(desk.exam)).isEqualTo(copies);
    assertThat(desk.bookletsOf(copies.getFirst())).isEqualTo(before);
    assertThat(booklets(desk.exam)).isEqualTo(before);
    assertThat(desk.states()).isEqualTo(states);
    desk.assertWhole();
    undo(action.<String>path("id"))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("undone_at", notNullValue());
  }

  @Test
  void whatWasChangedSinceCannotBeUndoneAndIsNamed() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String copy = copies(desk.exam).getFirst();
    Response first = turn(desk.booklet(0, 0), Map.of("page", 1, "degrees", 90));
    Response second = turn(desk.booklet(0, 0), Map.of("page", 1, "degrees", 90));

    undo(first)
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"))
        .body("changed", contains("copy " + copy));

    undo(second).then().statusCode(200);
    undo(first).then().statusCode(200);
    desk.assertWhole();
  }

  @Test
  void aBookletThatWasReplacedIsNotActedOn() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String old = desk.booklet(0, 0);
    turn(old, Map.of("page", 1, "degrees", 90)).then().statusCode(201);

    turn(old, Map.of("page", 1, "degrees", 90))
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-version"))
        .body("booklet_id", equalTo(old));
  }

  @Test
  void nothingOfACopyThatWasHandedOverChangesAnyMore() {
    Desktop desk = Desktop.ofSheets(3, 4);
    List<String> copies = copies(desk.exam);
    Response before = turn(desk.booklet(0, 0), Map.of("page", 1, "degrees", 180));
    handOver(copies.getFirst()).then().statusCode(200);

    Stream.of(
            undo(before),
            turn(desk.booklet(0, 0), Map.of("page", 1, "degrees", 90)),
            post(of(desk.booklet(0, 0), "discards"), Map.of("reason", "late")),
            desk.side(1, "discards", Map.of("reason", "late")),
            post(of(desk.booklet(1, 0), "moves"), Map.of("to_copy_id", copies.getFirst())),
            movePage(desk.booklet(1, 0), Map.of("page", 1, "to_booklet_id", desk.booklet(0, 0))),
            post("copies/" + copies.getFirst() + "/absences", Map.of("reason", "absent")))
        .forEach(
            refused ->
                refused
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/copy-handed-over"))
                    .body("copy_id", equalTo(copies.getFirst())));
    desk.assertWhole();
  }

  @Test
  void theSameIdempotencyKeyActsOnce() {
    Desktop desk = Desktop.ofSheets(1, 4);
    String booklet = desk.booklet(0, 0);
    String key = UUID.randomUUID().toString();

    keyed(key, Map.of("page", 1, "degrees", 90), of(booklet, "turns"))
        .then()
        .statusCode(201)
        .body("id", equalTo(key));
    keyed(key, Map.of("page", 1, "degrees", 90), of(booklet, "turns"))
        .then()
        .statusCode(200)
        .body("id", equalTo(key));
    keyed(key, Map.of(), of(booklet, "face-swaps"))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"));

    admin().get("/api/exams/" + desk.exam + "/actions").then().body("id", contains(key));
  }

  @Test
  void theJournalShowsTheNewestFirstPageByPage() {
    Desktop desk = Desktop.ofSheets(1, 4);
    for (int degrees : List.of(90, 180, 270)) {
      turn(desk.booklet(0, 0), Map.of("page", 1, "degrees", degrees)).then().statusCode(201);
    }
    put(of(desk.booklet(0, 0), "pages"), Map.of("order", List.of(2, 1, 3, 4)));

    String link =
        admin()
            .queryParam("limit", 2)
            .get("/api/exams/" + desk.exam + "/actions")
            .then()
            .statusCode(200)
            .body("kind", contains("ORDER_PAGES", "TURN_PAGE"))
            .extract()
            .header("Link");
    List<String> rest =
        admin()
            .urlEncodingEnabled(false)
            .get("/api/exams/" + desk.exam + "/actions" + link.substring(1, link.indexOf('>')))
            .then()
            .body("", hasSize(2))
            .extract()
            .path("id");
    admin()
        .get("/api/exams/actions/" + rest.getFirst())
        .then()
        .statusCode(200)
        .body("kind", equalTo("TURN_PAGE"));
  }

  static Stream<Arguments> whatMakesNoSense() {
    return Stream.of(
        Arguments.of("turns", Map.of("page", 1, "degrees", 45), "degrees"),
        Arguments.of("turns", Map.of("page", 1), "degrees"),
        Arguments.of("turns", Map.of("degrees", 90), "page"),
        Arguments.of("turns", Map.of("page", 1, "side_number", 1, "degrees", 90), "page"),
        Arguments.of("turns", Map.of("page", 5, "degrees", 90), "page"),
        Arguments.of("turns", Map.of("side_number", 1, "degrees", 90), "degrees"),
        Arguments.of("half-swaps", Map.of(), "side_number"),
        Arguments.of("page-moves", Map.of("page", 0), "page"),
        Arguments.of("splits", Map.of("first_pages", List.of(1)), "first_pages"),
        Arguments.of("splits", Map.of("first_pages", List.of(5)), "first_pages"),
        Arguments.of("splits", Map.of("first_pages", List.of()), "first_pages"),
        Arguments.of("discards", Map.of("reason", " "), "reason"),
        Arguments.of("discards", Map.of(), "reason"),
        Arguments.of("face-swaps", Map.of("reason", "x".repeat(501)), "reason"));
  }

  @ParameterizedTest
  @MethodSource("whatMakesNoSense")
  void whatMakesNoSenseIsNamed(String what, Map<String, ?> body, String field) {
    Desktop desk = Desktop.ofSheets(1, 4);

    post(of(desk.booklet(0, 0), what), body)
        .then()
        .statusCode(400)
        .body("violations.field", contains(field));
    admin().get("/api/exams/" + desk.exam + "/actions").then().body("", empty());
  }

  @Test
  void ordersMovesAndMergesThatMakeNoSenseAreNamed() {
    Desktop desk = Desktop.ofSheets(2, 8);
    String one = desk.booklet(0, 0);
    String other = desk.booklet(0, 1);

    for (List<Integer> order :
        List.of(List.of(1, 2, 3), List.of(1, 1, 2, 3), List.of(2, 3, 4, 5))) {
      put(of(one, "pages"), Map.of("order", order))
          .then()
          .statusCode(400)
          .body("violations.field", contains("order"));
    }
    put(of(one, "pages"), Map.of("order", FIRST))
        .then()
        .statusCode(400)
        .body("violations.message", contains("changes nothing"));
    movePage(one, Map.of("page", 1, "to_booklet_id", one))
        .then()
        .statusCode(400)
        .body("violations.field", contains("to_booklet_id"));
    movePage(one, Map.of("page", 1, "to_booklet_id", other, "to_page", 6))
        .then()
        .statusCode(400)
        .body("violations.field", contains("to_page"));
    post(desk.exam + "/booklet-merges", Map.of("booklet_ids", List.of(one, one)))
        .then()
        .statusCode(400)
        .body("violations.field", contains("booklet_ids[1]"));
    post(desk.exam + "/booklet-merges", Map.of("booklet_ids", List.of(one))).then().statusCode(400);
  }

  @Test
  void aSideWhosePagesAreInSeveralBookletsIsNotTurnedAsOne() {
    Desktop desk = Desktop.ofSheets(1, 4);
    post(of(desk.booklet(0, 0), "splits"), Map.of("first_pages", List.of(3)))
        .then()
        .statusCode(201);

    turn(desk.booklet(0, 0), Map.of("side_number", 1, "degrees", 180))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/conflict"))
        .body("detail", containsString("side 1"));
  }

  @Test
  void facesAreOfSheetsOfTwoOrFourPages() {
    Desktop desk = Desktop.ofSheets(1, 4);
    movePage(desk.booklet(0, 0), Map.of("page", 4)).then().statusCode(201);

    post(of(desk.booklet(0, 0), "face-swaps"), Map.of())
        .then()
        .statusCode(400)
        .body("violations.field", contains("booklet"));
  }

  @Test
  void whatIsNotThereOrOfAnotherExamIsNotFound() {
    Desktop desk = Desktop.ofSheets(1, 4);
    Desktop foreign = Desktop.ofSheets(1, 4);
    String unknown = UUID.randomUUID().toString();
    String own = desk.booklet(0, 0);

    turn(unknown, Map.of("page", 1, "degrees", 90)).then().statusCode(404);
    turn(own, Map.of("side_number", 9, "degrees", 180)).then().statusCode(404);
    post(of(own, "moves"), Map.of("to_copy_id", unknown)).then().statusCode(404);
    post(of(own, "moves"), Map.of("to_copy_id", copies(foreign.exam).getFirst()))
        .then()
        .statusCode(404);
    movePage(own, Map.of("page", 1, "to_booklet_id", foreign.booklet(0, 0))).then().statusCode(404);
    post(desk.exam + "/booklet-merges", Map.of("booklet_ids", List.of(own, foreign.booklet(0, 0))))
        .then()
        .statusCode(404);
    undo(unknown).then().statusCode(404);
    admin().get("/api/exams/actions/" + unknown).then().statusCode(404);
    admin().get("/api/exams/" + unknown + "/actions").then().statusCode(404);
  }

  private List<Integer> zonesOfHandedOver(String copy) {
    handOver(copy).then().statusCode(200);
    CopyReady ready =
        await()
            .until(() -> Broker.events(CopyReady.class, copy), told -> told.size() == 1)
            .getFirst();
    return ready.pages().stream()
        .map(page -> PaperBatch.numberInIdentityZone(bytes(page)))
        .toList();
  }

  private byte[] bytes(PageImage page) {
    Path pdf = files.resolve(page.image().file().key());
    try (RandomAccessFile in = new RandomAccessFile(pdf.toFile(), "r")) {
      byte[] jpeg = new byte[Math.toIntExact(page.image().length())];
      in.seek(page.image().offset());
      in.readFully(jpeg);
      return jpeg;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A picture turned clockwise so many times by 90 degrees. */
  private static byte[] turnedBack(byte[] jpeg, int quarters) {
    try {
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
      boolean swaps = quarters % 2 == 1;
      int width = swaps ? picture.getHeight() : picture.getWidth();
      int height = swaps ? picture.getWidth() : picture.getHeight();
      AffineTransform turn = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
      turn.quadrantRotate(quarters);
      turn.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
      BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
      new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(picture, turned);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(turned, "jpeg", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String anonymousIdIn(Response action, String copy) {
    return (String)
        org.korrigo.testing.Database.query(
                "select k.value ->> 'anonymous_id' as id from intake_action a cross join lateral"
                    + " jsonb_array_elements(a.discarded_copies) as k (value) where a.id = ? and"
                    + " k.value ->> 'id' = ?",
                UUID.fromString(action.path("id")),
                copy)
            .getFirst()
            .get("id");
  }

  private static List<Integer> page(int sheet) {
    return List.of(4 * sheet + 1, 4 * sheet + 2, 4 * sheet + 3, 4 * sheet + 4);
  }

  private static Response turn(String booklet, Map<String, ?> body) {
    return post(of(booklet, "turns"), body);
  }

  private static Response movePage(String booklet, Map<String, ?> body) {
    return post(of(booklet, "page-moves"), body);
  }

  private static Response keyed(String key, Map<String, ?> body, String path) {
    return admin()
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/exams/" + path);
  }

  private static String of(String booklet, String what) {
    return "booklets/" + booklet + "/" + what;
  }
}
