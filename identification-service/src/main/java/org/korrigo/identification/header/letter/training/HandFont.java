package org.korrigo.identification.header.letter.training;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The capitals and digits of one font as outlines, and running hand. The tables are read here and
 * not by the platform's fonts: those need native libraries, and draw a little differently from one
 * to the next.
 */
public final class HandFont {
  private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private final String name;
  private final Map<Character, Path2D> outlines = new TreeMap<>();
  private final Outlines glyphs;
  private final CharacterMap characters;
  private final Advances advances;
  private final AffineTransform scaled;

  private HandFont(String name, Woff woff) throws IOException {
    this.name = name;
    this.glyphs = new Outlines(woff);
    this.characters = new CharacterMap(woff.table("cmap"));
    this.advances = new Advances(woff.table("hhea"), woff.table("hmtx"));
    double height = glyphs.of(characters.glyph('H')).getBounds2D().getHeight();
    this.scaled = AffineTransform.getScaleInstance(1 / height, -1 / height);
  }

  /**
   * Reads a WOFF file with TrueType outlines.
   *
   * @throws UncheckedIOException if it is none, or lacks a capital or digit
   */
  public static HandFont read(Path file) {
    try {
      Woff woff = Woff.read(file);
      HandFont font =
          new HandFont(file.getFileName().toString().replaceFirst("-latin.*", ""), woff);
      for (char sign : SIGNS.toCharArray()) {
        Path2D outline = font.glyphs.of(font.characters.glyph(sign));
        if (outline.getBounds2D().isEmpty()) {
          throw new IOException(file.getFileName() + " has no " + sign + ".");
        }
        outline.transform(font.scaled);
        font.outlines.put(sign, outline);
      }
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fonts of a directory in the order of their names. */
  public static List<HandFont> all(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".woff"))
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .map(HandFont::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The family, in small letters and hyphens. */
  public String name() {
    return name;
  }

  /** A capital or digit that stands on the line y = 0; an H reaches up to y = -1. */
  public Path2D outline(char sign) {
    return new Path2D.Double(outlines.get(sign));
  }

  /**
   * Text in running hand, that begins at x = 0 and stands on the line y = 0; an H reaches up to y =
   * -1. A letter that the font has without its accent only is written so, and a sign that it does
   * not have is left out.
   */
  public Path2D running(String text) {
    Path2D line = new Path2D.Double();
    double at = 0;
    for (char sign : text.toCharArray()) {
      int glyph = characters.glyph(sign);
      if (glyph == 0) {
        glyph = characters.glyph(Normalizer.normalize("" + sign, Normalizer.Form.NFD).charAt(0));
      }
      Path2D outline = glyph == 0 ? new Path2D.Double() : glyphs.of(glyph);
      outline.transform(AffineTransform.getTranslateInstance(at, 0));
      line.append(outline, false);
      at += glyph == 0 ? 0 : advances.of(glyph);
    }
    line.transform(scaled);
    return line;
  }

  /** How far the pen moves on after each glyph: the table hmtx. */
  private static final class Advances {
    private final ByteBuffer table;
    private final int last;

    Advances(ByteBuffer header, ByteBuffer table) {
      this.table = table;
      this.last = Short.toUnsignedInt(header.getShort(34)) - 1;
    }

    int of(int glyph) {
      return Short.toUnsignedInt(table.getShort(4 * Math.min(glyph, last)));
    }
  }

  /** Which glyph shows a character: the table cmap in format 4. */
  private static final class CharacterMap {
    private final ByteBuffer table;
    private int start = -1;

    CharacterMap(ByteBuffer table) throws IOException {
      this.table = table;
      for (int i = 0; i < Short.toUnsignedInt(table.getShort(2)) && start < 0; i++) {
        int offset = table.getInt(4 + 8 * i + 4);
        if (table.getShort(offset) == 4) {
          start = offset;
        }
      }
      if (start < 0) {
        throw new IOException("The font has no character map of format 4.");
      }
    }

    int glyph(char sign) {
      int doubled = word(start + 6);
      int ends = start + 14;
      int starts = ends + doubled + 2;
      int deltas = starts + doubled;
      int ranges = deltas + doubled;
      for (int i = 0; i < doubled; i += 2) {
        if (sign <= word(ends + i)) {
          int first = word(starts + i);
          int range = word(ranges + i);
          if (sign < first) {
            return 0;
          }
          if (range == 0) {
            return (sign + word(deltas + i)) & 0xffff;
          }
          int glyph = word(ranges + i + range + 2 * (sign - first));
          return glyph == 0 ? 0 : (glyph + word(deltas + i)) & 0xffff;
        }
      }
      return 0;
    }

    private int word(int at) {
      return Short.toUnsignedInt(table.getShort(at));
    }
  }
}
