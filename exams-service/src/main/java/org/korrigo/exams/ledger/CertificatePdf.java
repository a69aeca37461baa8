package org.korrigo.exams.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A certificate as a PDF to print and file: A4, grey on white, its font (Liberation Sans, which
 * comes with PDFBox) embedded. What the font has no sign for is shown as a question mark. Blocks:
 * for a worker only.
 */
final class CertificatePdf {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float MARGIN = 50;
  private static final float SIZE = 9;
  private static final float LEADING = 13;
  private static final float TITLE_SIZE = 15;
  private static final float INK = 0.25f;

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private PDPageContentStream page;
  private float y;

  private CertificatePdf() throws IOException {
    try (InputStream file = Loader.class.getResourceAsStream(FONT)) {
      font = PDType0Font.load(document, file, true);
    }
  }

  /** The file. */
  static byte[] of(Certificate certificate) {
    try {
      CertificatePdf pdf = new CertificatePdf();
      try (pdf.document) {
        return pdf.write(certificate);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] write(Certificate certificate) throws IOException {
    turnPage();
    line("Ledger of scanned sides", TITLE_SIZE);
    for (String line : CertificateText.of(certificate)) {
      for (String row : wrapped(shown(line))) {
        line(row, SIZE);
      }
    }
    page.close();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  private void line(String text, float size) throws IOException {
    if (y < MARGIN + LEADING) {
      turnPage();
    }
    y -= size == TITLE_SIZE ? 2 * LEADING : LEADING;
    page.beginText();
    page.setFont(font, size);
    page.newLineAtOffset(MARGIN, y);
    page.showText(text);
    page.endText();
  }

  private void turnPage() throws IOException {
    if (page != null) {
      page.close();
    }
    PDPage next = new PDPage(PDRectangle.A4);
    document.addPage(next);
    page = new PDPageContentStream(document, next);
    page.setNonStrokingColor(INK);
    y = PDRectangle.A4.getHeight() - MARGIN;
  }

  private List<String> wrapped(String text) throws IOException {
    float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
    List<String> rows = new ArrayList<>();
    StringBuilder row = new StringBuilder();
    for (int point : text.codePoints().toArray()) {
      String longer = row + Character.toString(point);
      if (font.getStringWidth(longer) / 1000 * SIZE > width) {
        rows.add(row.toString());
        row.setLength(0);
        row.append("    ");
      }
      row.appendCodePoint(point);
    }
    rows.add(row.toString());
    return rows;
  }

  private String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .map(point -> Character.isISOControl(point) ? ' ' : point)
        .forEach(point -> shown.appendCodePoint(hasSign(point) ? point : '?'));
    return shown.toString();
  }

  private boolean hasSign(int point) {
    try {
      return font.encode(Character.toString(point)).length > 0;
    } catch (IOException | IllegalArgumentException none) {
      return false;
    }
  }
}
