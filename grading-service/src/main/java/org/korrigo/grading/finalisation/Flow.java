package org.korrigo.grading.finalisation;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Text that fills A4 pages from top to bottom and goes on with a new page when one is full. */
final class Flow implements AutoCloseable {
  static final Color INK = new Color(0x1E2530);
  static final Color QUIET = new Color(0x5A6472);
  static final Color LINE = new Color(0xD5DBE3);
  static final double LEFT = 54;
  static final double WIDTH = PDRectangle.A4.getWidth() - 2 * LEFT;
  static final double RIGHT = LEFT + WIDTH;
  private static final double TOP = 52;
  private static final double BOTTOM = PDRectangle.A4.getHeight() - 62;
  private static final double HEADING = 15;
  private static final double SMALL = 8;

  private final PDDocument document;
  private final Stationery stationery;
  private final String heading;
  private final String footer;
  private Canvas canvas;
  private double cursor;
  private int pages;

  /**
   * Starts with a first page.
   *
   * @param heading what the pages are, on top of each
   * @param footer what they belong to, at the bottom of each
   */
  Flow(PDDocument document, Stationery stationery, String heading, String footer)
      throws IOException {
    this.document = document;
    this.stationery = stationery;
    this.heading = heading;
    this.footer = LegibleFont.legible(footer);
    turnPage();
  }

  /** The page that is being filled; ask anew after every {@link #need}. */
  Canvas canvas() {
    return canvas;
  }

  /** Where the next thing's top is. */
  double cursor() {
    return cursor;
  }

  void advance(double distance) {
    cursor += distance;
  }

  /** Turns the page unless this much is left of it. */
  void need(double distance) throws IOException {
    if (cursor + distance > BOTTOM) {
      turnPage();
    }
  }

  /** Writes a text from the cursor on, over as many pages as it takes. */
  void write(TextLines text, double x, double columnWidth, Color color) throws IOException {
    for (TextLines.Line line : text.lines()) {
      need(text.lineHeight());
      canvas.line(line, x, cursor, text.size(), columnWidth, color);
      cursor += text.lineHeight();
    }
  }

  /** A title inside the text, never alone at the foot of a page. */
  void section(String title) throws IOException {
    need(64);
    cursor += 14;
    canvas.strong(title, LEFT, cursor + 11, 11.5, INK);
    cursor += 17;
    canvas.rule(LEFT, cursor, RIGHT, cursor, 0.8, INK);
    cursor += 7;
  }

  private void turnPage() throws IOException {
    close();
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    canvas = new Canvas(document, page, VisiblePage.of(page), stationery);
    pages++;
    String title = pages == 1 ? heading : heading + " (suite)";
    canvas.fill(new Rectangle2D.Double(LEFT, TOP - 2, 4, 19), 2, AnnotationInk.COMMENT.color());
    canvas.strong(title, LEFT + 12, TOP + HEADING - 2, HEADING, INK);
    foot();
    cursor = TOP + 30;
  }

  private void foot() throws IOException {
    double baseline = PDRectangle.A4.getHeight() - 34;
    canvas.rule(LEFT, baseline - 13, RIGHT, baseline - 13, 0.5, LINE);
    TextLines shown = TextLines.of(footer, SMALL, WIDTH - 120);
    String first = shown.lines().isEmpty() ? "" : shown.lines().getFirst().text();
    canvas.text(first, LEFT, baseline, SMALL, QUIET);
    String number = heading + ", page " + pages;
    canvas.text(number, RIGHT - LegibleFont.width(number) * SMALL, baseline, SMALL, QUIET);
  }

  @Override
  public void close() throws IOException {
    if (canvas != null) {
      canvas.close();
      canvas = null;
    }
  }
}
