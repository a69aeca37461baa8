package org.korrigo.grading.finalisation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * DejaVu Sans: Latin with its accents, Greek, Cyrillic, Hebrew, Arabic and the signs of
 * mathematics. The file is parsed once in the life of the process; every document embeds the few
 * glyphs that it uses. What the font cannot show becomes a visible {@code U+FFFD}, never an error.
 */
final class LegibleFont {
  private static final TrueTypeFont SHAPES = parse();
  private static final CmapLookup GLYPHS = glyphs();
  private static final int UNKNOWN = 0xFFFD;
  private static final int FIRST_SKIN_TONE = 0x1F3FB;
  private static final int LAST_SKIN_TONE = 0x1F3FF;

  private LegibleFont() {}

  /** The font for one document, embedded as a subset when the document is saved. */
  static PDFont in(PDDocument document) throws IOException {
    return PDType0Font.load(document, SHAPES, true);
  }

  /** A glyph's width in em. */
  static double width(int codePoint) {
    try {
      return SHAPES.getAdvanceWidth(GLYPHS.getGlyphId(codePoint)) / (double) SHAPES.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line's width in em. */
  static double width(String line) {
    return line.codePoints().mapToDouble(LegibleFont::width).sum();
  }

  /**
   * The text with nothing in it that the font has no glyph for: composed accents, a plain letter
   * for a mathematical one, spaces for tabs, {@code U+FFFD} for the rest. Lines stay lines.
   */
  static String legible(String text) {
    StringBuilder legible = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(codePoint -> appendLegible(codePoint, legible));
    return legible.toString();
  }

  /** What {@link #legible} replaces by {@code U+FFFD}, each once; nothing for null. */
  static List<String> unprintable(String text) {
    return text == null
        ? List.of()
        : Normalizer.normalize(text, Normalizer.Form.NFC)
            .codePoints()
            .filter(LegibleFont::isUnprintable)
            .distinct()
            .mapToObj(Character::toString)
            .toList();
  }

  private static boolean isUnprintable(int codePoint) {
    return codePoint != UNKNOWN
        && Character.getType(codePoint) != Character.SURROGATE
        && legible(Character.toString(codePoint)).equals(Character.toString(UNKNOWN));
  }

  private static void appendLegible(int codePoint, StringBuilder legible) {
    if (codePoint == '\n' || codePoint == '\r' || codePoint == 0x2028 || codePoint == 0x2029) {
      legible.appendCodePoint(codePoint);
    } else if (codePoint == 0x0B || codePoint == '\f' || codePoint == 0x85) {
      legible.append('\n');
    } else if (codePoint == '\t') {
      legible.append("    ");
    } else if (!inkless(codePoint)) {
      legible.append(shown(codePoint));
    }
  }

  /** Controls, joiners, direction marks, variation selectors: nothing that a reader would see. */
  private static boolean inkless(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= FIRST_SKIN_TONE && codePoint <= LAST_SKIN_TONE);
  }

  private static String shown(int codePoint) {
    if (GLYPHS.getGlyphId(codePoint) != 0) {
      return Character.toString(codePoint);
    }
    String compatible = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
    boolean known =
        compatible.codePoints().allMatch(candidate -> GLYPHS.getGlyphId(candidate) != 0);
    return known ? compatible : Character.toString(UNKNOWN);
  }

  /** Ligatures stay off: copied or searched text must be what the corrector typed. */
  private static TrueTypeFont parse() {
    try (InputStream file = LegibleFont.class.getResourceAsStream("/fonts/DejaVuSans.ttf")) {
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
      font.setEnableGsub(false);
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException("The font is missing from the application", e);
    }
  }

  private static CmapLookup glyphs() {
    try {
      return SHAPES.getUnicodeCmapLookup();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
