package org.korrigo.identification.header.letter.training;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The outlines of a TrueType font (tables head, loca and glyf), in the font's units, y upwards. */
final class Outlines {
  private static final int ON_CURVE = 1;
  private static final int X_IS_BYTE = 2;
  private static final int Y_IS_BYTE = 4;
  private static final int REPEATED = 8;
  private static final int X_SAME_OR_POSITIVE = 16;
  private static final int Y_SAME_OR_POSITIVE = 32;

  private static final int ARGUMENTS_ARE_WORDS = 1;
  private static final int ONE_SCALE = 8;
  private static final int MORE_PARTS = 32;
  private static final int TWO_SCALES = 64;
  private static final int MATRIX = 128;

  private final ByteBuffer glyphs;
  private final ByteBuffer places;
  private final boolean longPlaces;

  Outlines(Woff font) throws IOException {
    this.glyphs = font.table("glyf");
    this.places = font.table("loca");
    this.longPlaces = font.table("head").getShort(50) == 1;
  }

  /** A glyph's outline; empty for one that shows nothing. */
  Path2D of(int glyph) {
    int start = place(glyph);
    if (place(glyph + 1) == start) {
      return new Path2D.Double();
    }
    int contours = glyphs.getShort(start);
    return contours < 0 ? composed(start + 10) : simple(start + 10, contours);
  }

  private int place(int glyph) {
    return longPlaces
        ? places.getInt(4 * glyph)
        : 2 * Short.toUnsignedInt(places.getShort(2 * glyph));
  }

  private Path2D composed(int start) {
    Path2D whole = new Path2D.Double();
    int at = start;
    int flags;
    do {
      flags = glyphs.getShort(at);
      Path2D part = of(Short.toUnsignedInt(glyphs.getShort(at + 2)));
      at += 4;
      boolean words = (flags & ARGUMENTS_ARE_WORDS) != 0;
      double x = words ? glyphs.getShort(at) : glyphs.get(at);
      double y = words ? glyphs.getShort(at + 2) : glyphs.get(at + 1);
      at += words ? 4 : 2;
      double[] matrix = {1, 0, 0, 1};
      if ((flags & ONE_SCALE) != 0) {
        matrix[0] = scale(at);
        matrix[3] = matrix[0];
        at += 2;
      } else if ((flags & TWO_SCALES) != 0) {
        matrix[0] = scale(at);
        matrix[3] = scale(at + 2);
        at += 4;
      } else if ((flags & MATRIX) != 0) {
        for (int i = 0; i < 4; i++) {
          matrix[i] = scale(at + 2 * i);
        }
        at += 8;
      }
      part.transform(new AffineTransform(matrix[0], matrix[1], matrix[2], matrix[3], x, y));
      whole.append(part, false);
    } while ((flags & MORE_PARTS) != 0);
    return whole;
  }

  private double scale(int at) {
    return glyphs.getShort(at) / 16384.0;
  }

  private Path2D simple(int start, int contours) {
    int[] ends = new int[contours];
    for (int i = 0; i < contours; i++) {
      ends[i] = Short.toUnsignedInt(glyphs.getShort(start + 2 * i));
    }
    int points = ends[contours - 1] + 1;
    int at = start + 2 * contours;
    at += 2 + Short.toUnsignedInt(glyphs.getShort(at));
    int[] flags = new int[points];
    for (int i = 0; i < points; i++) {
      flags[i] = glyphs.get(at++);
      if ((flags[i] & REPEATED) != 0) {
        int times = Byte.toUnsignedInt(glyphs.get(at++));
        for (int repeat = 0; repeat < times; repeat++) {
          flags[i + 1] = flags[i];
          i++;
        }
      }
    }
    int[] x = new int[points];
    at = coordinates(at, flags, x, X_IS_BYTE, X_SAME_OR_POSITIVE);
    int[] y = new int[points];
    coordinates(at, flags, y, Y_IS_BYTE, Y_SAME_OR_POSITIVE);
    Path2D path = new Path2D.Double();
    int first = 0;
    for (int end : ends) {
      contour(path, flags, x, y, first, end);
      first = end + 1;
    }
    return path;
  }

  private int coordinates(int start, int[] flags, int[] values, int isByte, int same) {
    int at = start;
    int value = 0;
    for (int i = 0; i < values.length; i++) {
      if ((flags[i] & isByte) != 0) {
        int step = Byte.toUnsignedInt(glyphs.get(at++));
        value += (flags[i] & same) != 0 ? step : -step;
      } else if ((flags[i] & same) == 0) {
        value += glyphs.getShort(at);
        at += 2;
      }
      values[i] = value;
    }
    return at;
  }

  /** Between two points off the curve there is one on it, half way. */
  private static void contour(Path2D path, int[] flags, int[] x, int[] y, int first, int last) {
    int count = last - first + 1;
    if (count < 2) {
      return;
    }
    boolean startsOn = (flags[first] & ON_CURVE) != 0;
    boolean endsOn = (flags[last] & ON_CURVE) != 0;
    double startX = startsOn ? x[first] : endsOn ? x[last] : (x[first] + x[last]) / 2.0;
    double startY = startsOn ? y[first] : endsOn ? y[last] : (y[first] + y[last]) / 2.0;
    path.moveTo(startX, startY);
    for (int i = startsOn ? 1 : 0; i < count; i++) {
      int point = first + i;
      int next = first + (i + 1) % count;
      if ((flags[point] & ON_CURVE) != 0) {
        path.lineTo(x[point], y[point]);
      } else if (i == count - 1) {
        path.quadTo(x[point], y[point], startX, startY);
      } else if ((flags[next] & ON_CURVE) != 0) {
        path.quadTo(x[point], y[point], x[next], y[next]);
        i++;
      } else {
        path.quadTo(x[point], y[point], (x[point] + x[next]) / 2.0, (y[point] + y[next]) / 2.0);
      }
    }
    path.closePath();
  }
}
