package org.korrigo.standalone.demo.paper;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A font as outlines, read from its file: the machine needs neither fonts nor a font library.
 * Measures are millimetres; an em is one millimetre high.
 */
final class Lettering {
  private final TrueTypeFont font;
  private final CmapLookup characters;
  private final double scale;

  private Lettering(InputStream file) {
    try (file) {
      font = new TTFParser().parse(new RandomAccessReadBuffer(file));
      characters = font.getUnicodeCmapLookup();
      scale = 1.0 / font.getUnitsPerEm();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A quick, thin hand for whole sentences, with French accents. */
  static Lettering running() {
    return new Lettering(Lettering.class.getResourceAsStream("/fonts/Breip.ttf"));
  }

  /** A careful hand in capitals, for boxes. */
  static Lettering capitals() {
    return new Lettering(Lettering.class.getResourceAsStream("/fonts/Humor-Sans.ttf"));
  }

  /** What the form has printed on it: the sans-serif that PDFBox brings along. */
  static Lettering printed() {
    return new Lettering(
        PDDocument.class.getResourceAsStream(
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf"));
  }

  /** The outline of one character with its origin on the base line, y downwards. */
  Path2D outline(int codePoint) {
    try {
      GlyphData glyph = font.getGlyph().getGlyph(characters.getGlyphId(codePoint));
      GeneralPath path = glyph == null ? new GeneralPath() : glyph.getPath();
      return new Path2D.Double(path, AffineTransform.getScaleInstance(scale, -scale));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** How far the next character stands, in em. */
  double advance(int codePoint) {
    try {
      return font.getAdvanceWidth(characters.getGlyphId(codePoint)) * scale;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
