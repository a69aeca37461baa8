package org.korrigo.identification.matching;

import java.util.Locale;
import org.korrigo.contracts.text.PlainLetters;

/** Names reduced to what handwriting in capitals shows. */
public final class Letters {
  private Letters() {}

  /**
   * Capitals A to Z without accents and strokes; ligatures are two letters; hyphens, apostrophes
   * and any other sign are one space.
   */
  public static String of(String text) {
    return PlainLetters.of(text).toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", " ").strip();
  }

  /** The same without spaces. */
  public static String joined(String text) {
    return of(text).replace(" ", "");
  }
}
