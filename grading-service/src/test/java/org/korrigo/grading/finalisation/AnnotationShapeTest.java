package org.korrigo.grading.finalisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.rendering.ImageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.korrigo.grading.annotation.AnnotationType;
import org.korrigo.grading.finalisation.MarkedCopy.Annotation;

/** The types of annotation differ for who prints in black and white or does not see colours. */
class AnnotationShapeTest {
  private static final int LEAST_DIFFERENCE = 60;

  @TempDir Path folder;

  @Test
  void everyTypeHasAShapeOfItsOwnWithoutItsColour() throws IOException {
    // Given
    Path source = ScannedCopy.blank(folder);
    // When
    Map<AnnotationType, BufferedImage> pages = new EnumMap<>(AnnotationType.class);
    for (AnnotationType type : AnnotationType.values()) {
      pages.put(type, blackAndWhite(source, type));
    }
    // Then
    for (AnnotationType one : AnnotationType.values()) {
      for (AnnotationType other : AnnotationType.values()) {
        if (one != other) {
          assertThat(differentPixels(pages.get(one), pages.get(other)))
              .as("%s and %s", one, other)
              .isGreaterThan(LEAST_DIFFERENCE);
        }
      }
    }
  }

  private static BufferedImage blackAndWhite(Path source, AnnotationType type) throws IOException {
    return DrawnPage.of(
        source,
        List.of(new Annotation(0, 0.25, 0.6, 0.5, 0.1, type, (String) null, null)),
        ImageType.BINARY);
  }

  private static int differentPixels(BufferedImage one, BufferedImage other) {
    int different = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        if (one.getRGB(x, y) != other.getRGB(x, y)) {
          different++;
        }
      }
    }
    return different;
  }
}
