package org.korrigo.grading.release;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The marks file that PRONOTE reads (domain §7, "Marks out"), byte for byte.
 *
 * <p>People open it in a spreadsheet first, and a spreadsheet computes what begins with {@code =},
 * {@code +}, {@code -} or {@code @}, quoted or not. Such a text gets a no-break space before it:
 * the spreadsheets then take it as text, its sign is still the first thing to be seen, and unlike a
 * zero-width character the space exists in Windows-1252, unlike an apostrophe it does not show.
 */
final class PronoteMarks {
  /** The longest comment. */
  static final int LONGEST_COMMENT = 500;

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char NO_BREAK_SPACE = '\u00A0';
  private static final String END = "\r\n";
  private static final String HEADER = "NOM;PRENOM;DATE_NAISSANCE;MATIERE;NOTE;COEFF;COMMENTAIRE";
  private static final String COMPUTED = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  private PronoteMarks() {}

  static byte[] write(MarksView marks) {
    String lines =
        marks.lines().stream()
            .map(line -> line(line, marks) + END)
            .collect(Collectors.joining("", BYTE_ORDER_MARK + HEADER + END, ""));
    return lines.getBytes(StandardCharsets.UTF_8);
  }

  private static String line(MarkLine line, MarksView marks) {
    return Stream.of(
            text(line.lastName()),
            text(line.firstName()),
            DAY.format(line.dateNaissance()),
            text(marks.subject()),
            number(line.mark(), 2),
            number(marks.coefficient(), 1),
            text(line.comment()))
        .collect(Collectors.joining(";"));
  }

  private static String number(BigDecimal value, int decimals) {
    return value.setScale(decimals, RoundingMode.HALF_UP).toPlainString().replace('.', ',');
  }

  private static String text(String text) {
    return quoted(shortened(harmless(onOneLine(text == null ? "" : text))));
  }

  /** Line ends, tabs and other controls become spaces; none at either end, nor anything unseen. */
  private static String onOneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Zs}\\p{Zl}\\p{Zp}]+", " ")
        .replaceAll("^[\\p{Cf}\\s]+|[\\p{Cf}\\s]+$", "");
  }

  private static String harmless(String text) {
    return !text.isEmpty() && COMPUTED.indexOf(text.charAt(0)) >= 0 ? NO_BREAK_SPACE + text : text;
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST_COMMENT) {
      return text;
    }
    int end = LONGEST_COMMENT - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  private static String quoted(String text) {
    return text.indexOf(';') < 0 && text.indexOf('"') < 0
        ? text
        : '"' + text.replace("\"", "\"\"") + '"';
  }
}
