package org.korrigo.grading.finalisation;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.korrigo.grading.annotation.AnnotationContent;
import org.korrigo.grading.finalisation.MarkedCopy.Annotation;
import org.korrigo.grading.finalisation.MarkedCopy.Numbered;
import org.korrigo.grading.finalisation.PageLayout.Card;
import org.korrigo.grading.finalisation.PageLayout.Placed;

/**
 * Draws a page's annotations over the pupil's writing. Types differ by shape as well as by colour:
 * a comment has a frame with round corners, a bonus two of them, an error sharp corners and a
 * jagged lower edge, a highlight a coloured area. Freehand lines and stamps stand without a frame.
 */
final class AnnotationLayer {
  private static final double CORNER = 2.5;
  private static final double FRAME = 1.3;
  private static final double CARD_FRAME = 0.6;
  private static final double LEADER = 0.7;
  private static final double INNER = 2.6;
  private static final double STROKE = 1.6;
  private static final double CAP_HEIGHT = 0.73;
  private static final double TOOTH = 5;
  private static final double TOOTH_HEIGHT = 1.3;

  private final Canvas canvas;
  private final VisiblePage page;
  private final double scale;

  private AnnotationLayer(Canvas canvas, VisiblePage page) {
    this.canvas = canvas;
    this.page = page;
    this.scale = page.scale();
  }

  /** Draws them, and answers those whose text found no room on the page. */
  static List<Numbered> draw(
      PDDocument document, PDPage page, List<Numbered> annotations, Stationery stationery)
      throws IOException {
    VisiblePage visible = VisiblePage.of(page);
    List<Placed> placed = PageLayout.of(visible, annotations);
    try (Canvas canvas = new Canvas(document, page, visible, stationery)) {
      AnnotationLayer layer = new AnnotationLayer(canvas, visible);
      for (Placed annotation : placed) {
        layer.frame(annotation);
      }
      for (Placed annotation : placed) {
        layer.leaders(annotation);
      }
      for (Placed annotation : placed) {
        layer.cardAndMarker(annotation);
      }
    }
    return placed.stream()
        .filter(annotation -> annotation.card().filter(Card::whole).isEmpty())
        .map(Placed::numbered)
        .filter(numbered -> numbered.annotation().speaks())
        .toList();
  }

  private void frame(Placed placed) throws IOException {
    Annotation annotation = placed.numbered().annotation();
    AnnotationInk ink = annotation.ink();
    Rectangle2D frame = placed.frame();
    if (annotation.isDrawing()) {
      drawing(annotation, frame);
      return;
    }
    switch (ink) {
      case HIGHLIGHT -> canvas.highlight(frame, AnnotationInk.MARKER_PEN);
      case COMMENT -> canvas.frame(frame, CORNER * scale, FRAME * scale, ink.color());
      case ERROR -> canvas.frame(jagged(frame), FRAME * scale, ink.color());
      case BONUS -> {
        canvas.frame(frame, CORNER * scale, FRAME * scale, ink.color());
        canvas.frame(inner(frame), CORNER * scale, FRAME / 2 * scale, ink.color());
      }
    }
  }

  private void drawing(Annotation annotation, Rectangle2D box) throws IOException {
    Color color = annotation.ink().color();
    for (List<AnnotationContent.Point> stroke : annotation.content().strokes()) {
      canvas.stroke(
          stroke.stream().map(point -> page.place(point.x(), point.y())).toList(),
          STROKE * scale,
          color);
    }
    if (annotation.content().stamp() != null) {
      String sign = annotation.content().stamp().sign();
      double size = Math.min(box.getHeight(), box.getWidth() / LegibleFont.width(sign));
      canvas.strong(
          sign,
          box.getCenterX() - LegibleFont.width(sign) * size / 2,
          box.getCenterY() + CAP_HEIGHT * size / 2,
          size,
          color);
    }
  }

  private Rectangle2D inner(Rectangle2D frame) {
    double inset = Math.min(INNER * scale, Math.min(frame.getWidth(), frame.getHeight()) / 3);
    return new Rectangle2D.Double(
        frame.getX() + inset,
        frame.getY() + inset,
        frame.getWidth() - 2 * inset,
        frame.getHeight() - 2 * inset);
  }

  private List<Point2D> jagged(Rectangle2D frame) {
    List<Point2D> corners = new ArrayList<>();
    corners.add(new Point2D.Double(frame.getMinX(), frame.getMinY()));
    corners.add(new Point2D.Double(frame.getMaxX(), frame.getMinY()));
    int teeth = (int) Math.max(2, Math.round(frame.getWidth() / (TOOTH * scale)));
    for (int tooth = teeth; tooth >= 0; tooth--) {
      double height = tooth % 2 == 0 ? TOOTH_HEIGHT : -TOOTH_HEIGHT;
      corners.add(
          new Point2D.Double(
              frame.getMinX() + frame.getWidth() * tooth / teeth,
              frame.getMaxY() + height * scale));
    }
    return corners;
  }

  /** Thin lines from a frame to its text, and to a marker that had to leave the frame. */
  private void leaders(Placed placed) throws IOException {
    Color color = placed.numbered().annotation().ink().color();
    if (placed.numbered().hasMarker()) {
      leader(placed.frame(), placed.marker(), color);
    }
    if (placed.card().isPresent()) {
      leader(placed.frame(), placed.card().get().box(), color);
    }
  }

  /** From the frame's nearest point to the nearest one of what belongs to it. */
  private void leader(Rectangle2D frame, Rectangle2D box, Color color) throws IOException {
    if (!box.intersects(frame)) {
      double fromX = Math.clamp(box.getCenterX(), frame.getMinX(), frame.getMaxX());
      double fromY = Math.clamp(box.getCenterY(), frame.getMinY(), frame.getMaxY());
      double toX = Math.clamp(fromX, box.getMinX(), box.getMaxX());
      double toY = Math.clamp(fromY, box.getMinY(), box.getMaxY());
      canvas.rule(fromX, fromY, toX, toY, LEADER * scale, color);
    }
  }

  private void cardAndMarker(Placed placed) throws IOException {
    Color color = placed.numbered().annotation().ink().color();
    if (placed.card().isPresent()) {
      Card card = placed.card().get();
      canvas.veil(card.box(), CORNER * scale, Color.WHITE);
      canvas.frame(card.box(), CORNER * scale, CARD_FRAME * scale, color);
      canvas.lines(
          card.text(),
          card.box().getX() + card.padding(),
          card.box().getY() + card.padding(),
          card.box().getWidth() - 2 * card.padding(),
          color);
    }
    if (placed.numbered().hasMarker()) {
      NumberMarker.draw(
          canvas,
          placed.marker(),
          placed.numbered().number(),
          scale,
          placed.numbered().annotation().ink());
    }
  }
}
