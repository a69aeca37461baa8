package org.korrigo.grading.bank;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.korrigo.contracts.problem.Problem;

/** A text as a bank keeps it: composed, without spaces around it, lines ended by a line feed. */
final class BankText {
  /** The longest text, in characters: an annotation takes as much. */
  static final int LONGEST = 2000;

  private static final Pattern LINE_END = Pattern.compile("\\r\\n?|\\u2028|\\u2029");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

  private BankText() {}

  /** The text in its one form. */
  static String tidy(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return LINE_END.matcher(composed).replaceAll("\n").strip();
  }

  /** What keeps a tidy text from being kept, if anything does. */
  static Optional<String> fault(String tidy) {
    if (tidy.isEmpty()) {
      return Optional.of("is empty");
    }
    if (tidy.length() > LONGEST) {
      return Optional.of("is longer than " + LONGEST + " characters");
    }
    return CONTROL.matcher(tidy).find()
        ? Optional.of("holds a control character")
        : Optional.empty();
  }

  /**
   * The text in its one form.
   *
   * @throws Problem invalid-request if it cannot be kept
   */
  static String required(String text) {
    String tidy = tidy(text);
    fault(tidy)
        .ifPresent(
            fault -> {
              throw Problem.invalid("text", fault);
            });
    return tidy;
  }
}
