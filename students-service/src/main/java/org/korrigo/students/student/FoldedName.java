package org.korrigo.students.student;

import java.util.regex.Pattern;
import org.korrigo.contracts.text.PlainLetters;

/**
 * Names without what differs between two writings of them: capitals, accents, hyphens, apostrophes
 * and spaces.
 */
public final class FoldedName {
  /**
   * Characters of a folded name that the database takes; a few characters may stand for phrases.
   */
  public static final int LONGEST = 450;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  private FoldedName() {}

  /**
   * Lower-case words with one space between them: {@code "L'HÉNORET Anne-Lou"} is {@code "l henoret
   * anne lou"}.
   */
  public static String of(String name) {
    return BETWEEN_WORDS.matcher(PlainLetters.of(name)).replaceAll(" ").strip();
  }

  /** The letters and digits alone: {@code "L'HÉNORET"} is {@code "lhenoret"}. */
  public static String lettersOf(String name) {
    return BETWEEN_WORDS.matcher(PlainLetters.of(name)).replaceAll("");
  }
}
