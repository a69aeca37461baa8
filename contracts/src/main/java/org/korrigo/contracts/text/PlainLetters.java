package org.korrigo.contracts.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text without what differs between two writings of a name: capitals, accents and strokes. */
public final class PlainLetters {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private PlainLetters() {}

  /**
   * Small letters without accents and strokes; a ligature, ß and þ are two letters. Every other
   * sign, and letters of other scripts, stay: {@code "Łoś-LŒWE"} is {@code "los-loewe"}.
   */
  public static String of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return MARKS
        .matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD))
        .replaceAll("")
        .replace("œ", "oe")
        .replace("æ", "ae")
        .replace("ß", "ss")
        .replace("þ", "th")
        .replace('ø', 'o')
        .replace('ł', 'l')
        .replace('đ', 'd')
        .replace('ð', 'd')
        .replace('ı', 'i');
  }
}
