package org.korrigo.exams.exam;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.korrigo.contracts.problem.Problem.Violation;

/**
 * Reads a marking scale from a table as a spreadsheet saves it: columns {@code id}, {@code label},
 * {@code points} and {@code parent} by their header, in any order; comma, semicolon or tab; UTF-8
 * with or without byte order mark, or Windows-1252; decimals with a comma or a point.
 */
final class ScaleFile {
  private static final List<String> DELIMITERS = List.of(",", ";", "\t");
  private static final List<String> COLUMNS = List.of("id", "label", "points", "parent");
  private static final List<String> REQUIRED = COLUMNS.subList(0, 3);
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private ScaleFile() {}

  /** The scale that the file describes, with everything in it that cannot be read. */
  static ScaleImport read(byte[] content) {
    String decoded = decode(content);
    String text = decoded.indexOf(BYTE_ORDER_MARK) == 0 ? decoded.substring(1) : decoded;
    String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    String delimiter =
        DELIMITERS.stream()
            .max(Comparator.comparingLong(each -> knownColumns(header, each)))
            .orElseThrow();
    return parse(text, delimiter);
  }

  private static ScaleImport parse(String text, String delimiter) {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
    List<String> header = null;
    List<ScaleTable.Row> rows = new ArrayList<>();
    int line = 1;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      Iterator<CSVRecord> records = parser.iterator();
      while (records.hasNext()) {
        CSVRecord cells = records.next();
        boolean blank = cells.stream().allMatch(String::isBlank);
        if (!blank && header == null) {
          header = cells.stream().map(ScaleFile::columnName).toList();
          List<Violation> missing = missing(header, line);
          if (!missing.isEmpty()) {
            return nothing(missing);
          }
        } else if (!blank) {
          rows.add(row(line, header, cells));
        }
        if (rows.size() > MarkingScale.MOST_NODES) {
          return nothing(line, "more than " + MarkingScale.MOST_NODES + " entries");
        }
        line = (int) parser.getCurrentLineNumber() + 1;
      }
    } catch (IOException | UncheckedIOException malformed) {
      return nothing(line, "a quoted cell is not closed as it should be, here or below");
    }
    return header == null ? nothing(1, "the file is empty") : ScaleTable.read(rows);
  }

  private static ScaleTable.Row row(int line, List<String> header, CSVRecord cells) {
    return new ScaleTable.Row(
        line,
        cell("id", header, cells),
        cell("label", header, cells),
        cell("points", header, cells),
        cell("parent", header, cells));
  }

  private static String cell(String column, List<String> header, CSVRecord cells) {
    int position = header.indexOf(column);
    return position < 0 || position >= cells.size() ? "" : cells.get(position).strip();
  }

  private static List<Violation> missing(List<String> header, int line) {
    return REQUIRED.stream()
        .filter(column -> !header.contains(column))
        .map(column -> new Violation("line " + line, "the column " + column + " is missing"))
        .toList();
  }

  private static long knownColumns(String header, String delimiter) {
    return Arrays.stream(header.split(Pattern.quote(delimiter), -1))
        .map(cell -> columnName(cell.replace("\"", "")))
        .filter(COLUMNS::contains)
        .count();
  }

  private static String columnName(String cell) {
    return cell.strip().toLowerCase(Locale.ROOT);
  }

  private static ScaleImport nothing(int line, String message) {
    return nothing(List.of(new Violation("line " + line, message)));
  }

  private static ScaleImport nothing(List<Violation> violations) {
    return new ScaleImport(List.of(), violations, UnaryOperator.identity());
  }

  private static String decode(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(content, Charset.forName("windows-1252"));
    }
  }
}
