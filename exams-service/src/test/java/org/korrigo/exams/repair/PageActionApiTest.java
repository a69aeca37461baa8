package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.korrigo.exams.repair.Desktop.movePage;
import static org.korrigo.exams.repair.Desktop.onBooklet;
import static org.korrigo.exams.repair.Desktop.pagesOf;
import static org.korrigo.exams.repair.Desktop.picture;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.Desktop.put;
import static org.korrigo.exams.repair.Desktop.turn;
import static org.korrigo.exams.scan.Secretariat.booklets;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.CopyHeaders;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PageActionApiTest {
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
                assertThat(Broker.events(CopyHeaders.class, copy))
                    .extracting(told -> told.headers().size())
                    .containsExactly(1, 1));
    assertThat(Broker.events(CopyHeaders.class, copy).get(1).headers())
        .isNotEqualTo(Broker.events(CopyHeaders.class, copy).get(0).headers());
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

    post(onBooklet(desk.booklet(0, 0), "half-swaps"), Map.of("side_number", 1))
        .then()
        .statusCode(201);
    assertThat(desk.paper()).containsExactly(List.of(List.of(4, 2, 3, 1)));
    post(onBooklet(desk.booklet(0, 0), "half-swaps"), Map.of("side_number", 2))
        .then()
        .statusCode(201);
    assertThat(desk.paper()).containsExactly(List.of(List.of(4, 3, 2, 1)));
    post(onBooklet(desk.booklet(0, 0), "face-swaps"), Map.of()).then().statusCode(201);
    assertThat(desk.paper()).containsExactly(List.of(List.of(2, 1, 4, 3)));
    desk.assertWhole();
  }

  @Test
  void pagesArePutInAnotherOrder() {
    Desktop desk = Desktop.ofSheets(1, 4);

    put(onBooklet(desk.booklet(0, 0), "pages"), Map.of("order", List.of(3, 4, 1, 2)))
        .then()
        .statusCode(201)
        .body("kind", equalTo("ORDER_PAGES"));

    assertThat(desk.paper()).containsExactly(List.of(List.of(3, 4, 1, 2)));
    desk.assertWhole();
  }

  @Test
  void aSideWhosePagesAreInSeveralBookletsIsNotTurnedAsOne() {
    Desktop desk = Desktop.ofSheets(1, 4);
    post(onBooklet(desk.booklet(0, 0), "splits"), Map.of("first_pages", List.of(3)))
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

    post(onBooklet(desk.booklet(0, 0), "face-swaps"), Map.of())
        .then()
        .statusCode(400)
        .body("violations.field", contains("booklet"));
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
}
