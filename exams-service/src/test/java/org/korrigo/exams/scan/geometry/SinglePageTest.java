package org.korrigo.exams.scan.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.exams.scan.sheet.SideFormat;
import org.korrigo.exams.scan.sheet.SidePreview;

/** A page that is longer than A4 is looked at to its foot. */
class SinglePageTest {
  private static final double ZONE = 0.3;

  @ParameterizedTest
  @CsvSource({"210,297", "210,279", "216,330", "216,352"})
  void aPageWithNothingOnItIsWhiteHoweverLong(int width, int height) {
    assertThat(page(width, height, 0, 0).white()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "210,297,100,280",
    "216,330,100,30",
    "216,330,100,278",
    "216,330,100,285",
    "216,330,100,290",
    "216,352,100,300",
    "216,352,100,340",
    "352,216,330,100",
    "330,330,310,315"
  })
  void writingAnywhereIsSomething(int width, int height, int x, int y) {
    assertThat(page(width, height, x, y).white()).isFalse();
  }

  /** A page in millimetres, with a word at a place; 0 for none. */
  private static SinglePage page(int width, int height, int x, int y) {
    int scale = (int) DrawnPaper.PIXELS_PER_MM;
    BufferedImage picture =
        new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D page = picture.createGraphics();
    page.setColor(new Color(242, 242, 242));
    page.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    if (x > 0) {
      page.scale(scale, scale);
      page.setColor(new Color(40, 40, 120));
      page.setStroke(new BasicStroke(0.8f));
      for (int stroke = 0; stroke < 6; stroke++) {
        page.draw(new Line2D.Double(x - 6 + stroke, y - 2, x - 4 + stroke, y + 1));
      }
    }
    page.dispose();
    SidePreview preview = DrawnPaper.small(picture, SideFormat.SINGLE_PAGE, new Random(x));
    return SinglePage.of(preview, ZONE);
  }
}
