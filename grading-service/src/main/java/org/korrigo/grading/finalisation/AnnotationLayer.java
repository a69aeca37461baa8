package org.korrigo.grading.finalisation;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.korrigo.grading.finalisation.MarkedCopy.Numbered;
import org.korrigo.grading.finalisation.PageLayout.Card;
import org.korrigo.grading.finalisation.PageLayout.Placed;

/** Draws a page's annotations over the pupil's writing. */
final class AnnotationLayer {
  private static final double CORNER = 2.5;
  private static final double FRAME = 1.3;
  private static final double CARD_FRAME = 0.6;
  private static final double LEADER = 0.7;

  private final Canvas canvas;
  private final double scale;

  private AnnotationLayer(Canvas canvas, double scale) {
    this.canvas = canvas;
    this.scale = scale;
  }

  /** Draws them, and answers those whose text found no room on the page. */
  static List<Numbered> draw(
      PDDocument document, PDPage page, List<Numbered> annotations, Stationery stationery)
      throws IOException {
    VisiblePage visible = VisiblePage.of(page);
    List<Placed> placed = PageLayout.of(visible, annotations);
    try (Canvas canvas = new Canvas(document, page, visible, stationery)) {
      AnnotationLayer layer = new AnnotationLayer(canvas, visible.scale());
      for (Placed annotation : placed) {
        layer.frame(annotation);
      }
      for (Placed annotation : placed) {
        layer.leader(annotation);
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
    AnnotationInk ink = placed.numbered().annotation().ink();
    switch (ink) {
      case HIGHLIGHT -> canvas.highlight(placed.frame(), AnnotationInk.MARKER_PEN);
      case COMMENT, ERROR, BONUS ->
          canvas.frame(placed.frame(), CORNER * scale, FRAME * scale, ink.color());
    }
  }

  /** A thin line for a marker that had to leave its frame. */
  private void leader(Placed placed) throws IOException {
    Rectangle2D marker = placed.marker();
    Rectangle2D frame = placed.frame();
    if (!marker.intersects(frame)) {
      double x = Math.clamp(marker.getCenterX(), frame.getMinX(), frame.getMaxX());
      double y = Math.clamp(marker.getCenterY(), frame.getMinY(), frame.getMaxY());
      canvas.rule(
          marker.getCenterX(),
          marker.getCenterY(),
          x,
          y,
          LEADER * scale,
          placed.numbered().annotation().ink().color());
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
    NumberMarker.draw(canvas, placed.marker(), placed.numbered().number(), scale, color);
  }
}
