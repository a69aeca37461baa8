package org.korrigo.students.account;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Draws slips on A4 pages, four on each, with lines to cut along. Blocks. */
final class SlipSheet {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final int PER_PAGE = 4;
  private static final float MARGIN = 50;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float HEIGHT = PDRectangle.A4.getHeight() / PER_PAGE;

  private final PDDocument document;
  private final PDFont font;
  private final String signInUrl;

  private SlipSheet(PDDocument document, PDFont font, String signInUrl) {
    this.document = document;
    this.font = font;
    this.signInUrl = signInUrl;
  }

  /**
   * The PDF.
   *
   * @param signInUrl where pupils sign in, or null
   */
  static byte[] draw(List<Slip> slips, String signInUrl) {
    try (PDDocument document = new PDDocument();
        InputStream ttf = PDDocument.class.getResourceAsStream(FONT)) {
      SlipSheet sheet = new SlipSheet(document, PDType0Font.load(document, ttf, true), signInUrl);
      for (int first = 0; first < slips.size(); first += PER_PAGE) {
        sheet.drawPage(slips.subList(first, Math.min(first + PER_PAGE, slips.size())));
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void drawPage(List<Slip> slips) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      for (int i = 0; i < slips.size(); i++) {
        float top = PDRectangle.A4.getHeight() - i * HEIGHT;
        drawSlip(content, slips.get(i), top);
        content.setLineDashPattern(new float[] {4, 4}, 0);
        content.moveTo(0, top - HEIGHT);
        content.lineTo(PDRectangle.A4.getWidth(), top - HEIGHT);
        content.stroke();
      }
    }
  }

  private void drawSlip(PDPageContentStream content, Slip slip, float top) throws IOException {
    float y = top - 45;
    text(content, 14, y, name(slip) + " – " + slip.pupil().className());
    y -= 28;
    for (String line : lines(slip)) {
      text(content, 11, y, line);
      y -= 20;
    }
  }

  private List<String> lines(Slip slip) {
    List<String> lines = new ArrayList<>();
    lines.add("Votre accès aux copies corrigées" + (signInUrl == null ? "" : " : " + signInUrl));
    lines.add("Identifiant : " + slip.pupil().accountName());
    lines.add("Mot de passe à usage unique : " + slip.password());
    lines.add("À la première connexion, vous choisissez votre propre mot de passe.");
    lines.add("Ce billet est personnel ; ensuite il ne sert plus à rien.");
    return lines;
  }

  private static String name(Slip slip) {
    return (slip.pupil().lastName() + " " + slip.pupil().firstName()).strip();
  }

  /** A line; in smaller letters where it would not end on the paper. */
  private void text(PDPageContentStream content, float size, float y, String text)
      throws IOException {
    String drawable = drawable(text);
    float width = font.getStringWidth(drawable) / 1000 * size;
    content.beginText();
    content.setFont(font, size * Math.min(1, WIDTH / width));
    content.newLineAtOffset(MARGIN, y);
    content.showText(drawable);
    content.endText();
  }

  /** Letters that the font has not are drawn as a question mark rather than refused. */
  private String drawable(String text) {
    StringBuilder drawable = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(letter -> drawable.append(isInFont(letter) ? letter : "?"));
    return drawable.toString();
  }

  private boolean isInFont(String letter) {
    try {
      font.encode(letter);
      return true;
    } catch (IOException | IllegalArgumentException missing) {
      return false;
    }
  }
}
