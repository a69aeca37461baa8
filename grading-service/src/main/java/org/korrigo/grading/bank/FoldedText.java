package org.korrigo.grading.bank;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts without what differs between two ways of typing them: capitals, accents, punctuation,
 * spaces. Signs such as = or + stay: they are what a formula is looked for by.
 */
final class FoldedText {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\p{P}\\p{Z}\\p{C}\\s]+");

  private FoldedText() {}

  /**
   * Lower-case words with one space between them: {@code "L’ÉNONCÉ, x² = 4"} is {@code "l enonce x2
   * = 4"}.
   */
  static String of(String text) {
    return words(text).strip();
  }

  /**
   * The beginning of a word or of several, as somebody types it: with a space at the end if the
   * last word is whole.
   */
  static String ofPrefix(String prefix) {
    return words(prefix).stripLeading();
  }

  private static String words(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String apart = Normalizer.normalize(lower, Normalizer.Form.NFKD);
    String bare = MARKS.matcher(apart).replaceAll("").replace("œ", "oe").replace("æ", "ae");
    return BETWEEN_WORDS.matcher(bare).replaceAll(" ");
  }
}
