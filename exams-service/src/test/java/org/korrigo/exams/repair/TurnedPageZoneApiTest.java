package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.korrigo.exams.repair.Desktop.picture;
import static org.korrigo.exams.repair.Desktop.turn;
import static org.korrigo.exams.repair.Zones.ZONE;
import static org.korrigo.exams.repair.Zones.image;
import static org.korrigo.exams.scan.PaperBatch.numberInIdentityZone;
import static org.korrigo.exams.scan.PaperBatch.numberOn;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.exams.scan.HandedOver;
import org.korrigo.exams.scan.jpeg.PixelArea;
import org.korrigo.exams.scan.jpeg.QuarterTurn;
import org.korrigo.exams.scan.sheet.IdentityZone;
import org.korrigo.testing.Infrastructure;

/** A page that was turned is white where its top is and where it was. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class TurnedPageZoneApiTest {
  @ConfigProperty(name = "korrigo.files.directory")
  Path files;

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
}
