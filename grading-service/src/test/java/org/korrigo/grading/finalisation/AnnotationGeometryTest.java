package org.korrigo.grading.finalisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.korrigo.grading.annotation.AnnotationType;
import org.korrigo.grading.annotation.Stamp;
import org.korrigo.grading.finalisation.MarkedCopy.Annotation;
import org.korrigo.grading.finalisation.MarkedCopy.Numbered;
import org.korrigo.grading.finalisation.PageLayout.Placed;

/**
 * What is drawn stands where the screen showed it: measured on the page as a viewer renders it, in
 * parts of its width and height, and right to 1 % of them.
 */
class AnnotationGeometryTest {
  private static final double EXACT = 0.01;
  private static final Rectangle2D BOX = new Rectangle2D.Double(0.3, 0.4, 0.35, 0.25);
  private static final PDRectangle MEDIA = new PDRectangle(-40, 30, 700, 1000);
  private static final PDRectangle CROP = new PDRectangle(60, 130, 500, 600);

  @TempDir Path folder;

  static Stream<Arguments> typesOnTurnedPages() {
    return Stream.of(AnnotationType.values())
        .flatMap(type -> Stream.of(0, 90, 180, 270).map(rotation -> Arguments.of(type, rotation)));
  }

  @ParameterizedTest
  @MethodSource("typesOnTurnedPages")
  void everyTypeStandsWhereTheScreenShowedIt(AnnotationType type, int rotation) throws IOException {
    // Given
    Annotation annotation = annotation(BOX, type, null);

    // When
    BufferedImage page = drawn(rotation, List.of(annotation));

    // Then
    Predicate<Color> ink = inkOf(type);
    assertEdges(alongMiddle(page, true, ink), BOX.getMinX(), BOX.getMaxX());
    assertEdges(alongMiddle(page, false, ink), BOX.getMinY(), BOX.getMaxY());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void aHighlightFillsItsWholePlaceAndNothingElse(int rotation) throws IOException {
    // When
    BufferedImage page = drawn(rotation, List.of(annotation(BOX, AnnotationType.HIGHLIGHT, null)));

    // Then
    Predicate<Color> pen = inkOf(AnnotationType.HIGHLIGHT);
    for (double x = 0.005; x < 1; x += 0.01) {
      for (double y = 0.005; y < 1; y += 0.01) {
        boolean atMarker = Math.hypot(x - BOX.getMinX(), y - BOX.getMinY()) < 0.04;
        if (!atMarker && !nearEdge(x, y)) {
          assertThat(pen.test(at(page, x, y))).as("%s, %s", x, y).isEqualTo(BOX.contains(x, y));
        }
      }
    }
  }

  @Test
  void whatThePupilWroteIsSeenThroughAHighlight() throws IOException {
    // Given
    Path scan = ScannedCopy.upright(folder, 1);
    BufferedImage bare = DrawnPage.of(scan, List.of());

    // When
    BufferedImage page =
        DrawnPage.of(scan, List.of(annotation(BOX, AnnotationType.HIGHLIGHT, null)));

    // Then
    int written = 0;
    for (double x = BOX.getMinX() + EXACT; x < BOX.getMaxX() - EXACT; x += 0.002) {
      for (double y = BOX.getMinY() + EXACT; y < BOX.getMaxY() - EXACT; y += 0.002) {
        boolean atMarker = Math.hypot(x - BOX.getMinX(), y - BOX.getMinY()) < 0.04;
        if (!atMarker && isInk(at(bare, x, y))) {
          written++;
          assertThat(isInk(at(page, x, y))).as("%s, %s", x, y).isTrue();
        }
      }
    }
    assertThat(written).isGreaterThan(100);
  }

  private static boolean isInk(Color color) {
    return color.getRed() + color.getGreen() + color.getBlue() < 3 * 128;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void aBonusHasItsSecondFrameInsideTheFirst(int rotation) throws IOException {
    // When
    BufferedImage page = drawn(rotation, List.of(annotation(BOX, AnnotationType.BONUS, null)));

    // Then
    List<Double> lines = alongMiddle(page, true, inkOf(AnnotationType.BONUS));
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1)).isBetween(BOX.getMinX(), BOX.getMinX() + EXACT);
    assertThat(lines.get(2)).isBetween(BOX.getMaxX() - EXACT, BOX.getMaxX());
  }

  @ParameterizedTest
  @EnumSource(Stamp.class)
  void aStampStandsInTheMiddleOfItsPlace(Stamp stamp) throws IOException {
    for (int rotation : new int[] {0, 90, 180, 270}) {
      // Given
      Annotation annotation =
          annotation(BOX, AnnotationType.ERROR, "{\"stamp\": \"" + stamp + "\"}");

      // When
      BufferedImage page = drawn(rotation, List.of(annotation));

      // Then
      Rectangle2D sign = bounds(page, inkOf(AnnotationType.ERROR));
      assertThat(BOX.contains(sign)).as("inside").isTrue();
      assertThat(sign.getCenterX()).isCloseTo(BOX.getCenterX(), within(EXACT));
    }
  }

  /** Highlights stand around a comment, so that its text has to go elsewhere. */
  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void aLineLeadsFromTheFrameToItsText(int rotation) throws IOException {
    // Given
    Rectangle2D frame = new Rectangle2D.Double(0.45, 0.45, 0.1, 0.03);
    List<Annotation> annotations = new ArrayList<>();
    annotations.add(annotation(frame, AnnotationType.COMMENT, "Ici une remarque"));
    for (Rectangle2D obstacle :
        List.of(
            new Rectangle2D.Double(0.2, 0.36, 0.6, 0.08),
            new Rectangle2D.Double(0.2, 0.49, 0.6, 0.08),
            new Rectangle2D.Double(0.2, 0.44, 0.24, 0.05),
            new Rectangle2D.Double(0.56, 0.44, 0.24, 0.05))) {
      annotations.add(annotation(obstacle, AnnotationType.HIGHLIGHT, null));
    }

    // When
    BufferedImage page = drawn(rotation, annotations);

    // Then
    Rectangle2D card = cardOf(rotation, annotations);
    assertThat(card.intersects(frame)).isFalse();
    Point2D from =
        new Point2D.Double(
            Math.clamp(card.getCenterX(), frame.getMinX(), frame.getMaxX()),
            Math.clamp(card.getCenterY(), frame.getMinY(), frame.getMaxY()));
    Point2D to =
        new Point2D.Double(
            Math.clamp(from.getX(), card.getMinX(), card.getMaxX()),
            Math.clamp(from.getY(), card.getMinY(), card.getMaxY()));
    assertThat(from.distance(to)).isGreaterThan(0.03);
    for (double way = 0; way <= 1; way += 0.05) {
      double x = from.getX() + way * (to.getX() - from.getX());
      double y = from.getY() + way * (to.getY() - from.getY());
      assertThat(near(page, x, y, inkOf(AnnotationType.COMMENT))).as("%s, %s", x, y).isTrue();
    }
  }

  /** The text's box, in parts of the page. */
  private Rectangle2D cardOf(int rotation, List<Annotation> annotations) throws IOException {
    try (PDDocument document = Loader.loadPDF(source(rotation).toFile())) {
      VisiblePage visible = VisiblePage.of(document.getPage(0));
      List<Annotation> ordered =
          annotations.stream()
              .sorted(
                  java.util.Comparator.comparingDouble(Annotation::y)
                      .thenComparingDouble(Annotation::x))
              .toList();
      List<Numbered> numbered =
          IntStream.range(0, ordered.size())
              .mapToObj(i -> new Numbered(i + 1, ordered.get(i)))
              .toList();
      Rectangle2D box =
          PageLayout.of(visible, numbered).stream()
              .map(Placed::card)
              .flatMap(java.util.Optional::stream)
              .findFirst()
              .orElseThrow()
              .box();
      return new Rectangle2D.Double(
          box.getX() / visible.width(),
          box.getY() / visible.height(),
          box.getWidth() / visible.width(),
          box.getHeight() / visible.height());
    }
  }

  private static void assertEdges(List<Double> lines, double first, double last) {
    assertThat(lines).isNotEmpty();
    assertThat(lines.getFirst()).isCloseTo(first, within(EXACT));
    assertThat(lines.getLast()).isCloseTo(last, within(EXACT));
  }

  private static boolean nearEdge(double x, double y) {
    return Stream.of(
            Math.abs(x - BOX.getMinX()),
            Math.abs(x - BOX.getMaxX()),
            Math.abs(y - BOX.getMinY()),
            Math.abs(y - BOX.getMaxY()))
        .anyMatch(distance -> distance < EXACT);
  }

  /** Where a line through the middle of the place meets ink: the middle of each run of it. */
  private static List<Double> alongMiddle(
      BufferedImage page, boolean across, Predicate<Color> ink) {
    int length = across ? page.getWidth() : page.getHeight();
    IntPredicate inked =
        i ->
            ink.test(
                across
                    ? at(page, (i + 0.5) / length, BOX.getCenterY() + 0.011)
                    : at(page, BOX.getCenterX() + 0.011, (i + 0.5) / length));
    List<Double> runs = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= length; i++) {
      boolean on = i < length && inked.test(i);
      if (on && start < 0) {
        start = i;
      } else if (!on && start >= 0) {
        boolean area = i - start > length * 2 * EXACT;
        runs.add((area ? start : (start + i) / 2.0) / length);
        if (area) {
          runs.add((double) i / length);
        }
        start = -1;
      }
    }
    return runs;
  }

  /** What some ink covers. */
  private static Rectangle2D bounds(BufferedImage page, Predicate<Color> ink) {
    Rectangle2D bounds = null;
    for (int x = 0; x < page.getWidth(); x++) {
      for (int y = 0; y < page.getHeight(); y++) {
        if (ink.test(new Color(page.getRGB(x, y)))) {
          Rectangle2D pixel = new Rectangle2D.Double(x, y, 1, 1);
          bounds = bounds == null ? pixel : bounds.createUnion(pixel);
        }
      }
    }
    assertThat(bounds).isNotNull();
    return new Rectangle2D.Double(
        bounds.getX() / page.getWidth(),
        bounds.getY() / page.getHeight(),
        bounds.getWidth() / page.getWidth(),
        bounds.getHeight() / page.getHeight());
  }

  private static boolean near(BufferedImage page, double x, double y, Predicate<Color> ink) {
    double step = 1.0 / page.getHeight();
    for (double i = x - EXACT / 2; i <= x + EXACT / 2; i += step) {
      for (double j = y - EXACT / 2; j <= y + EXACT / 2; j += step) {
        if (ink.test(at(page, i, j))) {
          return true;
        }
      }
    }
    return false;
  }

  private static Color at(BufferedImage page, double x, double y) {
    return new Color(page.getRGB((int) (x * page.getWidth()), (int) (y * page.getHeight())));
  }

  /** A highlight's pen, the others' colour. */
  private static Predicate<Color> inkOf(AnnotationType type) {
    Color wanted =
        type == AnnotationType.HIGHLIGHT
            ? AnnotationInk.MARKER_PEN
            : AnnotationInk.of(type).color();
    return color ->
        Math.abs(color.getRed() - wanted.getRed()) < 90
            && Math.abs(color.getGreen() - wanted.getGreen()) < 90
            && Math.abs(color.getBlue() - wanted.getBlue()) < 90;
  }

  private static Annotation annotation(Rectangle2D box, AnnotationType type, String content) {
    return new Annotation(
        0, box.getX(), box.getY(), box.getWidth(), box.getHeight(), type, content, null);
  }

  private Path source(int rotation) throws IOException {
    return ScannedCopy.blank(folder, MEDIA, CROP, rotation);
  }

  private BufferedImage drawn(int rotation, List<Annotation> annotations) throws IOException {
    return DrawnPage.of(source(rotation), annotations);
  }
}
