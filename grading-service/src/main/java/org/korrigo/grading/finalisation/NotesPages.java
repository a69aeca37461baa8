package org.korrigo.grading.finalisation;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.korrigo.grading.finalisation.MarkedCopy.Annotation;
import org.korrigo.grading.finalisation.MarkedCopy.Numbered;

/** The annotations that found no room on their page, in full, by page and number. */
final class NotesPages {
  private static final String HEADING = "Notes du correcteur";
  private static final String EXPLANATION =
      "Ces remarques n’avaient pas la place de tenir sur la copie. Chaque numéro renvoie au"
          + " repère de même numéro sur la page indiquée.";
  private static final double INDENT = 30;
  private static final double LETTERS = 9.5;
  private static final double BETWEEN = 9;

  private final Flow flow;

  private NotesPages(Flow flow) {
    this.flow = flow;
  }

  /** Adds them to the document; adds nothing if there are none. */
  static void append(
      PDDocument document, Stationery stationery, String footer, List<Numbered> notes)
      throws IOException {
    if (notes.isEmpty()) {
      return;
    }
    try (Flow flow = new Flow(document, stationery, HEADING, footer)) {
      flow.write(TextLines.of(EXPLANATION, 8.5, Flow.WIDTH), Flow.LEFT, Flow.WIDTH, Flow.QUIET);
      NotesPages pages = new NotesPages(flow);
      int page = -1;
      for (Numbered note : notes) {
        if (note.annotation().pageIndex() != page) {
          page = note.annotation().pageIndex();
          flow.section("Page " + (page + 1L));
        }
        pages.entry(note);
      }
    }
  }

  private void entry(Numbered note) throws IOException {
    Annotation annotation = note.annotation();
    Color color = annotation.ink().color();
    TextLines text = TextLines.of(annotation.text(), LETTERS, Flow.WIDTH - INDENT);
    flow.need(16 + Math.min(text.height(), 3 * text.lineHeight()));
    double middle = flow.cursor() + 7;
    Rectangle2D outline = NumberMarker.around(0, middle, note.number(), 1);
    outline.setRect(Flow.LEFT, outline.getY(), outline.getWidth(), outline.getHeight());
    NumberMarker.draw(flow.canvas(), outline, note.number(), 1, annotation.ink());
    flow.canvas().strong(title(annotation), Flow.LEFT + INDENT, middle + 3, 8.5, color);
    flow.advance(16);
    flow.write(text, Flow.LEFT + INDENT, Flow.WIDTH - INDENT, Flow.INK);
    flow.advance(BETWEEN);
  }

  private static String title(Annotation annotation) {
    return annotation.scoreDelta() == null
        ? annotation.ink().label()
        : annotation.ink().label() + " · " + French.delta(annotation.scoreDelta());
  }
}
