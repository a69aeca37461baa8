package org.korrigo.contracts.table;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A row of cells.
 *
 * @param line the line of the file where it starts, from 1
 * @param last the line where it ends
 */
public record TableRow(int line, int last, CSVRecord cells) {
  private static final List<String> DELIMITERS = List.of(",", ";", "\t");

  /**
   * The rows as the delimiter that reveals most of the header cuts them, blank ones left out. The
   * first is the header; empty if there is nothing but blank lines.
   *
   * @param text as {@link TableText} reads it
   * @param knownColumns how many of some cells head a column that is looked for
   * @throws UnreadableTableException if a quoted cell is not closed as it should be
   */
  public static List<TableRow> of(String text, ToLongFunction<List<String>> knownColumns) {
    String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    String delimiter =
        DELIMITERS.stream()
            .max(
                Comparator.comparingLong(
                    each ->
                        knownColumns.applyAsLong(List.of(header.split(Pattern.quote(each), -1)))))
            .orElseThrow();
    return parse(text, delimiter);
  }

  private static List<TableRow> parse(String text, String delimiter) {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
    List<TableRow> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      Iterator<CSVRecord> records = parser.iterator();
      int line = 1;
      while (records.hasNext()) {
        CSVRecord cells = records.next();
        int last = (int) parser.getCurrentLineNumber();
        if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
          rows.add(new TableRow(line, last, cells));
        }
        line = last + 1;
      }
      return rows;
    } catch (IOException | UncheckedIOException malformed) {
      int line = rows.isEmpty() ? 1 : rows.getLast().line() + 1;
      throw new UnreadableTableException(
          "A quoted cell is not closed as it should be, at or after line " + line + ".", line);
    }
  }
}
