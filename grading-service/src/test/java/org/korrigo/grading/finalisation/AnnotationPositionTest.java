package org.korrigo.grading.finalisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.annotation.AnnotationType;
import org.korrigo.grading.finalisation.MarkedCopy.Annotation;

/** Where a frame stands on the page as a viewer shows it. */
class AnnotationPositionTest {
  private static final Annotation ERROR =
      new Annotation(0, 0.25, 0.6, 0.5, 0.1, AnnotationType.ERROR, (String) null, null);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270, -90, 450})
  void framesThePlaceThatTheCorrectorSawOnATurnedPage(int rotation) throws IOException {
    Path source = ScannedCopy.turned(folder, rotation);

    assertFramed(source);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void framesThePlaceThatTheCorrectorSawOnACroppedPage(int rotation) throws IOException {
    PDRectangle media = new PDRectangle(-40, 30, 700, 1000);
    PDRectangle crop = new PDRectangle(60, 130, 500, 600);
    Path source = ScannedCopy.cropped(folder, media, crop, rotation);

    assertFramed(source);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void framesThePlaceOnPagesOfAnotherSize(int timesA4) throws IOException {
    PDRectangle size =
        new PDRectangle(PDRectangle.A4.getWidth() * timesA4 / 2, PDRectangle.A4.getHeight() / 2);

    assertFramed(ScannedCopy.cropped(folder, size, size, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void drawsFreehandLinesWhereTheyWereDrawnOnTheScreen(int rotation) throws IOException {
    Annotation drawing =
        new Annotation(
            0,
            0.2,
            0.2,
            0.6,
            0.6,
            AnnotationType.ERROR,
            "{\"strokes\": [[0.2, 0.2, 0.8, 0.2, 0.8, 0.8], [0.3, 0.7]]}",
            null);

    BufferedImage page = DrawnPage.of(ScannedCopy.turned(folder, rotation), List.of(drawing));

    assertThat(redNear(page, 0.2, 0.2)).as("first point").isTrue();
    assertThat(redNear(page, 0.5, 0.2)).as("first line").isTrue();
    assertThat(redNear(page, 0.8, 0.5)).as("second line").isTrue();
    assertThat(redNear(page, 0.3, 0.7)).as("dot").isTrue();
    assertThat(redNear(page, 0.2, 0.5)).as("left edge of the box").isFalse();
    assertThat(redNear(page, 0.5, 0.8)).as("lower edge of the box").isFalse();
  }

  private static void assertFramed(Path source) throws IOException {
    BufferedImage page = DrawnPage.of(source, List.of(ERROR));
    assertThat(redNear(page, 0.5, 0.6)).as("upper edge").isTrue();
    assertThat(redNear(page, 0.5, 0.7)).as("lower edge").isTrue();
    assertThat(redNear(page, 0.25, 0.65)).as("left edge").isTrue();
    assertThat(redNear(page, 0.75, 0.65)).as("right edge").isTrue();
    assertThat(redNear(page, 0.25, 0.6)).as("marker").isTrue();
    assertThat(redNear(page, 0.5, 0.65)).as("inside").isFalse();
    assertThat(redNear(page, 0.5, 0.3)).as("elsewhere").isFalse();
  }

  private static boolean redNear(BufferedImage page, double x, double y) {
    int centreX = (int) (x * page.getWidth());
    int centreY = (int) (y * page.getHeight());
    for (int i = centreX - 3; i <= centreX + 3; i++) {
      for (int j = centreY - 3; j <= centreY + 3; j++) {
        Color color = new Color(page.getRGB(i, j));
        if (color.getRed() > 140 && color.getGreen() < 90 && color.getBlue() < 90) {
          return true;
        }
      }
    }
    return false;
  }
}
