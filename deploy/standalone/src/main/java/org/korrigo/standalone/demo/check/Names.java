package org.korrigo.standalone.demo.check;

import java.text.Normalizer;
import java.util.Locale;

/** Compares names as people do: accents, case, hyphens and apostrophes aside. */
public final class Names {
  private Names() {}

  /** Capitals and digits in words, one space between two words. */
  public static String fold(String text) {
    return withoutAccents(text)
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
        .strip();
  }

  /** The same letters with nothing above or below them. */
  static String withoutAccents(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }
}
