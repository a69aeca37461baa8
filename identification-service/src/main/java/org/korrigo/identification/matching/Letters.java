package org.korrigo.identification.matching;

import java.text.Normalizer;
import java.util.Locale;

/** Names reduced to what handwriting in capitals shows. */
public final class Letters {
  private Letters() {}

  /**
   * Capitals A to Z without accents and strokes; ligatures are two letters; hyphens, apostrophes
   * and any other sign are one space.
   */
  public static String of(String text) {
    String plain =
        text.toUpperCase(Locale.FRENCH)
            .replace("Œ", "OE")
            .replace("Æ", "AE")
            .replace("ẞ", "SS")
            .replace("Þ", "TH")
            .replace('Ø', 'O')
            .replace('Ł', 'L')
            .replace('Đ', 'D')
            .replace('Ð', 'D');
    return Normalizer.normalize(plain, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replaceAll("[^A-Z]+", " ")
        .strip();
  }

  /** The same without spaces. */
  public static String joined(String text) {
    return of(text).replace(" ", "");
  }
}
