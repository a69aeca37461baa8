package org.korrigo.grading.finalisation;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * Hebrew and Arabic on a page: a PDF draws glyphs from left to right in the shapes it is given, so
 * letters are joined and lines reordered here (Unicode UAX #9, and the presentation forms of block
 * FE70).
 */
final class RightToLeft {
  private static final int FIRST_FORM = 0xFE80;
  private static final int LAST_FORM = 0xFEF4;
  private static final char TATWEEL = '\u0640';
  private static final String BRACKETS = "()[]{}<>«»‹›≤≥";

  /** The presentation forms of a letter in the block's order: alone, last, first, middle. */
  private static final Map<Character, String> FORMS = forms();

  private RightToLeft() {}

  /** Whether the text holds anything written from right to left. */
  static boolean in(String text) {
    char[] chars = text.toCharArray();
    return Bidi.requiresBidi(chars, 0, chars.length);
  }

  /** Whether a paragraph's first letter is of a script that is written from right to left. */
  static boolean leads(String paragraph) {
    return !new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
  }

  /** Arabic letters in the form that their neighbours ask for; as many characters as before. */
  static String joined(String text) {
    StringBuilder joined = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      String forms = FORMS.get(text.charAt(i));
      if (forms != null) {
        boolean before = forms.length() > 1 && joinsNext(neighbour(text, i, -1));
        boolean after = forms.length() > 2 && joinsPrevious(neighbour(text, i, 1));
        int form = after ? (before ? 3 : 2) : (before ? 1 : 0);
        joined.setCharAt(i, forms.charAt(form));
      }
    }
    return joined.toString();
  }

  /** The characters {@code from} to {@code to} of a paragraph in the order they are drawn. */
  static String visual(String paragraph, int from, int to) {
    if (from == to) {
      return "";
    }
    Bidi line = new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).createLineBidi(from, to);
    int runs = line.getRunCount();
    byte[] levels = new byte[runs];
    Integer[] order = new Integer[runs];
    for (int i = 0; i < runs; i++) {
      levels[i] = (byte) line.getRunLevel(i);
      order[i] = i;
    }
    Bidi.reorderVisually(levels, 0, order, 0, runs);
    StringBuilder visual = new StringBuilder(to - from);
    for (int run : order) {
      String text = paragraph.substring(from + line.getRunStart(run), from + line.getRunLimit(run));
      visual.append(line.getRunLevel(run) % 2 == 0 ? text : mirrored(text));
    }
    return visual.toString();
  }

  private static String mirrored(String run) {
    StringBuilder reversed = new StringBuilder(run).reverse();
    for (int i = 0; i < reversed.length(); i++) {
      int bracket = BRACKETS.indexOf(reversed.charAt(i));
      if (bracket >= 0) {
        reversed.setCharAt(i, BRACKETS.charAt(bracket ^ 1));
      }
    }
    return reversed.toString();
  }

  private static char neighbour(String text, int from, int step) {
    int at = from + step;
    while (at >= 0
        && at < text.length()
        && Character.getType(text.charAt(at)) == Character.NON_SPACING_MARK) {
      at += step;
    }
    return at >= 0 && at < text.length() ? text.charAt(at) : ' ';
  }

  private static boolean joinsNext(char letter) {
    return letter == TATWEEL || FORMS.getOrDefault(letter, "").length() > 2;
  }

  private static boolean joinsPrevious(char letter) {
    return letter == TATWEEL || FORMS.getOrDefault(letter, "").length() > 1;
  }

  private static Map<Character, String> forms() {
    Map<Character, String> forms = new HashMap<>();
    for (char form = FIRST_FORM; form <= LAST_FORM; form++) {
      String letter = Normalizer.normalize(Character.toString(form), Normalizer.Form.NFKC);
      forms.merge(letter.charAt(0), Character.toString(form), String::concat);
    }
    return forms;
  }
}
