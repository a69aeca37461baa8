package org.korrigo.identification.header;

import java.awt.geom.Path2D;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Capitals and digits as strokes of a pen in a square of one, for writing test headers that no font
 * is needed for. {@code M x y} lifts the pen, {@code L x y} draws a line, {@code Q cx cy x y} a
 * curve; coordinates in hundredths, origin top left.
 */
final class PenLetters {
  private static final Map<Character, String> STROKES = new TreeMap<>();

  static {
    STROKES.put('A', "M 5 100 L 50 0 L 95 100 M 22 64 L 78 64");
    STROKES.put(
        'B', "M 12 0 L 12 100 M 12 2 Q 85 0 80 25 Q 78 48 14 48 Q 95 50 90 76 Q 85 100 12 98");
    STROKES.put('C', "M 90 18 Q 60 -12 28 16 Q -5 50 26 86 Q 60 112 92 82");
    STROKES.put('D', "M 14 0 L 14 100 M 12 2 Q 95 5 92 50 Q 90 98 12 98");
    STROKES.put('E', "M 88 2 L 14 2 L 14 98 L 90 98 M 14 48 L 74 48");
    STROKES.put('F', "M 90 2 L 16 2 L 16 100 M 16 48 L 74 48");
    STROKES.put('G', "M 90 18 Q 60 -12 28 16 Q -5 50 26 86 Q 60 112 90 84 L 90 56 L 58 56");
    STROKES.put('H', "M 12 0 L 12 100 M 88 0 L 88 100 M 12 50 L 88 50");
    STROKES.put('I', "M 50 0 L 50 100");
    STROKES.put('J', "M 40 2 L 92 2 M 70 2 L 70 72 Q 66 104 36 98 Q 14 92 12 70");
    STROKES.put('K', "M 14 0 L 14 100 M 86 0 L 16 54 M 36 40 L 90 100");
    STROKES.put('L', "M 16 0 L 16 98 L 88 98");
    STROKES.put('M', "M 6 100 L 14 0 L 50 66 L 86 0 L 94 100");
    STROKES.put('N', "M 12 100 L 12 0 L 88 100 L 88 0");
    STROKES.put('O', "M 50 0 Q 2 2 6 50 Q 8 100 50 100 Q 94 98 94 50 Q 94 0 48 0");
    STROKES.put('P', "M 14 100 L 14 0 M 14 2 Q 90 0 86 28 Q 84 56 14 54");
    STROKES.put('Q', "M 50 0 Q 2 2 6 50 Q 8 100 50 100 Q 94 98 94 50 Q 94 0 48 0 M 58 72 L 98 108");
    STROKES.put('R', "M 14 100 L 14 0 M 14 2 Q 90 0 86 26 Q 84 52 14 50 M 44 50 L 92 100");
    STROKES.put('S', "M 86 14 Q 60 -10 26 8 Q 2 30 34 44 Q 96 58 84 82 Q 62 112 12 86");
    STROKES.put('T', "M 4 2 L 96 2 M 50 2 L 50 100");
    STROKES.put('U', "M 12 0 L 12 66 Q 14 100 50 100 Q 88 100 88 66 L 88 0");
    STROKES.put('V', "M 6 0 L 50 100 L 94 0");
    STROKES.put('W', "M 2 0 L 26 100 L 50 34 L 74 100 L 98 0");
    STROKES.put('X', "M 8 0 L 92 100 M 92 0 L 8 100");
    STROKES.put('Y', "M 8 0 L 50 50 L 92 0 M 50 50 L 50 100");
    STROKES.put('Z', "M 8 2 L 90 2 L 8 98 L 92 98");
    STROKES.put('-', "M 20 55 L 80 55");
    STROKES.put('\'', "M 55 0 L 45 25");
    STROKES.put('0', "M 50 0 Q 8 4 14 50 Q 16 100 50 100 Q 88 98 86 50 Q 86 2 48 0");
    STROKES.put('1', "M 24 28 L 58 0 L 58 100");
    STROKES.put('2', "M 14 22 Q 20 -4 54 0 Q 92 8 80 38 Q 66 64 12 98 L 90 98");
    STROKES.put('3', "M 16 10 Q 80 -14 82 24 Q 80 46 40 48 Q 92 48 88 76 Q 80 112 12 90");
    STROKES.put('4', "M 66 100 L 66 0 L 8 70 L 94 70");
    STROKES.put('5', "M 84 2 L 26 2 L 20 46 Q 84 32 86 70 Q 80 110 14 92");
    STROKES.put('6', "M 78 4 Q 12 20 14 70 Q 20 102 52 100 Q 88 96 86 70 Q 76 40 16 66");
    STROKES.put('7', "M 8 2 L 90 2 L 40 100");
    STROKES.put(
        '8',
        "M 50 46 Q 12 36 22 14 Q 50 -12 78 14 Q 86 36 50 46 Q 4 62 16 86 Q 50 114 86 86 Q 94 60 50"
            + " 46");
    STROKES.put('9', "M 84 32 Q 60 62 24 44 Q 4 14 42 0 Q 84 -4 84 34 Q 86 80 54 100");
  }

  private PenLetters() {}

  /** Whether there are strokes for this sign. */
  static boolean has(char sign) {
    return STROKES.containsKey(sign);
  }

  /**
   * A letter in a square of one, as a shaky hand would draw it.
   *
   * @param shake how far points stray, in parts of the letter
   */
  static Path2D draw(char sign, Random random, double shake) {
    Path2D path = new Path2D.Double();
    String[] words = STROKES.get(sign).split(" ", -1);
    for (int i = 0; i < words.length; ) {
      switch (words[i]) {
        case "M" ->
            path.moveTo(point(words, i + 1, random, shake), point(words, i + 2, random, shake));
        case "L" -> {
          path.lineTo(point(words, i + 1, random, shake), point(words, i + 2, random, shake));
        }
        case "Q" ->
            path.quadTo(
                point(words, i + 1, random, shake),
                point(words, i + 2, random, shake),
                point(words, i + 3, random, shake),
                point(words, i + 4, random, shake));
        default -> throw new IllegalStateException("No stroke: " + words[i]);
      }
      i += words[i].equals("Q") ? 5 : 3;
    }
    return path;
  }

  private static double point(String[] words, int index, Random random, double shake) {
    return Integer.parseInt(words[index]) / 100.0 + random.nextGaussian() * shake;
  }
}
