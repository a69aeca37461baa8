package org.korrigo.grading.release;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables for a French spreadsheet: UTF-8 with byte order mark, semicolons, CRLF, decimal commas.
 *
 * <p>A spreadsheet computes what begins with {@code =}, {@code +}, {@code -} or {@code @}, quoted
 * or not. A text that does gets a no-break space before it: the spreadsheets then take it as text,
 * its sign is still the first thing to be seen, and unlike a zero-width character the space exists
 * in Windows-1252, unlike an apostrophe it does not show. Numbers and days are left as they are.
 * The same is done after a comma or a bar within a text: a spreadsheet that separates by those
 * begins a cell there, and heeds no quotes that do not stand at the beginning of a cell.
 */
final class SafeCsv {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char NO_BREAK_SPACE = '\u00A0';
  private static final String END = "\r\n";
  private static final String COMPUTED = "-=+@\uFF1D\uFF0B\uFF0D\uFF20";
  private static final Pattern COMPUTED_WITHIN =
      Pattern.compile("([,|])[ ]?(?=[\\p{Cf}\"' ]*[" + COMPUTED + "])");
  private static final Pattern SEPARATED = Pattern.compile("[;,|\"]");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  private SafeCsv() {}

  /** The file of some rows of cells, each cell already written by one of the methods below. */
  static byte[] file(Stream<List<String>> rows) {
    return written(String.valueOf(BYTE_ORDER_MARK), rows);
  }

  /** More rows of a file, after those that it was begun with. */
  static byte[] more(Stream<List<String>> rows) {
    return written("", rows);
  }

  private static byte[] written(String before, Stream<List<String>> rows) {
    return rows.map(cells -> String.join(";", cells) + END)
        .collect(Collectors.joining("", before, ""))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A text on one line, harmless, whole; empty for null. */
  static String text(String text) {
    return text(text, Integer.MAX_VALUE);
  }

  /** A text on one line, harmless, of at most so many characters; empty for null. */
  static String text(String text, int longest) {
    return quoted(shortened(harmless(onOneLine(text == null ? "" : text)), longest));
  }

  /** A number with this many decimals, half-up; empty for null. */
  static String number(BigDecimal value, int decimals) {
    return value == null ? "" : number(value.setScale(decimals, RoundingMode.HALF_UP));
  }

  /** A number as it is; empty for null. */
  static String number(BigDecimal value) {
    return value == null ? "" : value.toPlainString().replace('.', ',');
  }

  /** A day as DD/MM/YYYY; empty for null. */
  static String day(LocalDate day) {
    return day == null ? "" : DAY.format(day);
  }

  /** Line ends, tabs and other controls become spaces; none at either end, nor anything unseen. */
  private static String onOneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Zs}\\p{Zl}\\p{Zp}]+", " ")
        .replaceAll("^[\\p{Cf}\\s]+|[\\p{Cf}\\s]+$", "");
  }

  private static String harmless(String text) {
    String within = COMPUTED_WITHIN.matcher(text).replaceAll("$1" + NO_BREAK_SPACE);
    return !text.isEmpty() && COMPUTED.indexOf(text.charAt(0)) >= 0
        ? NO_BREAK_SPACE + within
        : within;
  }

  private static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  private static String quoted(String text) {
    return SEPARATED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
