package org.korrigo.exams.scan;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose a file may be, by its name (domain §1, ExamPDF): without path and extension, composed
 * (NFC), with every control, format and separating character and every {@code _ - .} a single
 * space, accents kept, at most 255 characters. Whether it is a pupil's name is for identification
 * to find out.
 */
final class StudentIdentifier {
  private static final int LONGEST = 255;
  private static final Pattern PATH = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
  private static final Pattern EXTENSION = Pattern.compile("(?i)\\.pdf\\s*$");
  private static final Pattern SEPARATORS = Pattern.compile("[\\p{C}\\p{Z}\\s_.-]+");

  private StudentIdentifier() {}

  /** The identifier that a file's name gives; empty if nothing is left of it. */
  static Optional<String> of(String fileName) {
    String name = PATH.matcher(fileName).replaceFirst("");
    String bare = EXTENSION.matcher(name).replaceFirst("");
    String composed = Normalizer.normalize(bare, Normalizer.Form.NFC);
    String words = SEPARATORS.matcher(composed).replaceAll(" ").strip();
    return words.isEmpty() ? Optional.empty() : Optional.of(shortened(words));
  }

  private static String shortened(String words) {
    if (words.length() <= LONGEST) {
      return words;
    }
    boolean splitsCharacter = Character.isHighSurrogate(words.charAt(LONGEST - 1));
    return words.substring(0, splitsCharacter ? LONGEST - 1 : LONGEST).strip();
  }
}
