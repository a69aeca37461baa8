package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.korrigo.exams.repair.Desktop.picture;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.repair.NewSheets.bare;
import static org.korrigo.exams.repair.NewSheets.folded;
import static org.korrigo.exams.repair.NewSheets.make;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Infrastructure;

/** How the sides of a sheet that a person makes are turned and cut. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class NewSheetCutApiTest {
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

  private static int widthOf(String booklet, int page) {
    try {
      return ImageIO.read(new ByteArrayInputStream(picture(booklet, "pages/" + page))).getWidth();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
