package org.korrigo.grading.finalisation;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.korrigo.grading.finalisation.MarkedCopy.Annotation;
import org.korrigo.grading.finalisation.MarkedCopy.Numbered;

/**
 * Decides where on a page the frames, markers and short texts go: no marker on another, no text on
 * a frame, a marker or another text. A text that finds no such place is left to the notes pages.
 */
final class PageLayout {
  private static final double MARGIN = 4;
  private static final double SMALLEST_FRAME = 7;
  private static final double EDGE = 3;
  private static final double LARGE_SHARE = 0.2;
  private static final double GAP = 3;
  private static final double PADDING = 3;
  private static final double LETTERS = 7.5;
  private static final int MOST_LINES = 6;
  private static final int MOST_LETTERS = 220;

  /** Where there is no room beside a frame: at most so many steps of so many points away. */
  private static final int FAR = 6;

  private static final double FARTHER = 20;
  private static final double[] CARD_WIDTHS = {130, 95, 180, 240};

  /**
   * A text beside its frame.
   *
   * @param box what it covers
   * @param text inside the box
   * @param padding between the two
   * @param whole whether this is the annotation's text, or only a pointer to the notes pages
   */
  record Card(Rectangle2D box, TextLines text, double padding, boolean whole) {}

  /**
   * Where an annotation goes.
   *
   * @param card none if there is nothing to read or no room for it
   */
  record Placed(Numbered numbered, Rectangle2D frame, Rectangle2D marker, Optional<Card> card) {}

  private final VisiblePage page;
  private final double scale;
  private final FreeSpace forMarkers;
  private final FreeSpace forCards;

  private PageLayout(VisiblePage page) {
    this.page = page;
    this.scale = page.scale();
    double margin = MARGIN * scale;
    Rectangle2D inside =
        new Rectangle2D.Double(
            margin, margin, page.width() - 2 * margin, page.height() - 2 * margin);
    this.forMarkers = new FreeSpace(inside);
    this.forCards = new FreeSpace(inside);
  }

  static List<Placed> of(VisiblePage page, List<Numbered> annotations) {
    PageLayout layout = new PageLayout(page);
    List<Rectangle2D> frames =
        annotations.stream().map(numbered -> layout.frame(numbered.annotation())).toList();
    List<Rectangle2D> markers = new ArrayList<>();
    for (int i = 0; i < annotations.size(); i++) {
      markers.add(layout.marker(annotations.get(i), frames.get(i)));
    }
    List<Optional<Card>> texts = new ArrayList<>();
    for (int i = 0; i < annotations.size(); i++) {
      texts.add(layout.card(annotations.get(i), frames.get(i)));
    }
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < annotations.size(); i++) {
      Numbered numbered = annotations.get(i);
      Rectangle2D frame = frames.get(i);
      Optional<Card> card = texts.get(i).or(() -> layout.pointer(numbered, frame));
      placed.add(new Placed(numbered, frame, markers.get(i), card));
    }
    return placed;
  }

  private Rectangle2D frame(Annotation annotation) {
    Rectangle2D area = page.area(annotation);
    double width = Math.max(area.getWidth(), SMALLEST_FRAME * scale);
    double height = Math.max(area.getHeight(), SMALLEST_FRAME * scale);
    Rectangle2D frame =
        new Rectangle2D.Double(
            Math.min(area.getX(), page.width() - width),
            Math.min(area.getY(), page.height() - height),
            width,
            height);
    if (width * height > LARGE_SHARE * page.width() * page.height()) {
      forCards.takeEdge(frame, EDGE * scale);
    } else {
      forCards.take(frame);
    }
    return frame;
  }

  /** At a corner of its frame; where many frames meet, the nearest place that is free. */
  private Rectangle2D marker(Numbered numbered, Rectangle2D frame) {
    if (!numbered.hasMarker()) {
      return new Rectangle2D.Double(frame.getX(), frame.getY(), 0, 0);
    }
    int number = numbered.number();
    Rectangle2D found =
        Stream.concat(
                corners(frame),
                NearbyPoints.around(heart(frame), 2 * SMALLEST_FRAME * scale, NearbyPoints.RINGS))
            .map(centre -> NumberMarker.around(centre.getX(), centre.getY(), number, scale))
            .filter(forMarkers::holds)
            .findFirst()
            .orElseGet(
                () -> NumberMarker.around(heart(frame).getX(), heart(frame).getY(), number, scale));
    forMarkers.take(found);
    forCards.take(found);
    return found;
  }

  private static Stream<Point2D> corners(Rectangle2D frame) {
    return Stream.of(
        new Point2D.Double(frame.getMinX(), frame.getMinY()),
        new Point2D.Double(frame.getMaxX(), frame.getMinY()),
        new Point2D.Double(frame.getMinX(), frame.getMaxY()),
        new Point2D.Double(frame.getMaxX(), frame.getMaxY()));
  }

  /** The upper left corner, or where a marker would be near it if that is at the paper's edge. */
  private Point2D heart(Rectangle2D frame) {
    return new Point2D.Double(
        inside(frame.getMinX(), page.width()), inside(frame.getMinY(), page.height()));
  }

  private double inside(double position, double length) {
    double margin = (MARGIN + 2 * SMALLEST_FRAME) * scale;
    return Math.clamp(position, margin, Math.max(margin, length - margin));
  }

  private Optional<Card> card(Numbered numbered, Rectangle2D frame) {
    if (!numbered.annotation().speaks()) {
      return Optional.empty();
    }
    String text = text(numbered);
    if (text.length() > MOST_LETTERS) {
      return Optional.empty();
    }
    return Arrays.stream(CARD_WIDTHS)
        .mapToObj(width -> TextLines.of(text, LETTERS * scale, width * scale))
        .filter(lines -> lines.lines().size() <= MOST_LINES)
        .flatMap(lines -> fitting(lines, frame, true).stream())
        .findFirst()
        .map(this::taken);
  }

  /** For what is written in full on the notes pages: where to look. */
  private Optional<Card> pointer(Numbered numbered, Rectangle2D frame) {
    if (!numbered.annotation().speaks()) {
      return Optional.empty();
    }
    String text = numbered.number() + " · voir les notes";
    return fitting(TextLines.of(text, LETTERS * scale, page.width()), frame, false)
        .map(this::taken);
  }

  private Optional<Card> fitting(TextLines text, Rectangle2D frame, boolean whole) {
    return boxes(text, frame)
        .filter(forCards::holds)
        .findFirst()
        .map(box -> new Card(box, text, PADDING * scale, whole));
  }

  private Card taken(Card card) {
    forCards.take(card.box());
    return card;
  }

  private static String text(Numbered numbered) {
    Annotation annotation = numbered.annotation();
    String content = annotation.text() == null ? "" : annotation.text().strip();
    String delta = annotation.scoreDelta() == null ? "" : French.delta(annotation.scoreDelta());
    String link = content.isEmpty() || delta.isEmpty() ? "" : " · ";
    return numbered.number() + " · " + delta + link + content;
  }

  /** Beside, below and above the frame, the most natural place first, then where a line leads. */
  private Stream<Rectangle2D> boxes(TextLines text, Rectangle2D frame) {
    double width = text.width() + 2 * PADDING * scale;
    double height = text.height() + 2 * PADDING * scale;
    return Stream.concat(
            beside(frame, width, height),
            NearbyPoints.around(
                    new Point2D.Double(frame.getCenterX(), frame.getCenterY()),
                    FARTHER * scale,
                    FAR)
                .map(
                    centre ->
                        new Point2D.Double(centre.getX() - width / 2, centre.getY() - height / 2)))
        .map(corner -> new Rectangle2D.Double(corner.getX(), corner.getY(), width, height));
  }

  private Stream<Point2D> beside(Rectangle2D frame, double width, double height) {
    double right = frame.getMaxX() + GAP * scale;
    double left = frame.getMinX() - GAP * scale - width;
    double below = frame.getMaxY() + GAP * scale;
    double above = frame.getMinY() - GAP * scale - height;
    double marker = 2 * SMALLEST_FRAME * scale;
    return Stream.of(
        new Point2D.Double(right, frame.getMinY()),
        new Point2D.Double(right, frame.getCenterY() - height / 2),
        new Point2D.Double(right, frame.getMaxY() - height),
        new Point2D.Double(right + marker, frame.getMinY()),
        new Point2D.Double(frame.getMinX(), below),
        new Point2D.Double(frame.getMaxX() - width, below),
        new Point2D.Double(left, frame.getCenterY() - height / 2),
        new Point2D.Double(left - marker, frame.getMinY()),
        new Point2D.Double(frame.getMinX() + marker, above),
        new Point2D.Double(frame.getMaxX() - width - marker, above),
        new Point2D.Double(frame.getCenterX() - width / 2, below + marker),
        new Point2D.Double(frame.getCenterX() - width / 2, above - marker));
  }
}
