package org.korrigo.students.roster;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/**
 * Reads PRONOTE's roster (domain §7): comma, semicolon or tab; UTF-8 or Windows-1252; columns by
 * their header. Pure: the same bytes on the same day give the same roster.
 */
final class PronoteRoster {
  private static final List<String> DELIMITERS = List.of(",", ";", "\t");
  private static final int MOST_VIOLATIONS = 100;

  private PronoteRoster() {}

  /**
   * A row of cells.
   *
   * @param line the line of the file where it starts, from 1
   * @param last the line where it ends
   */
  record Row(int line, int last, CSVRecord cells) {}

  /**
   * What the file says.
   *
   * @param today no one is born after it
   * @throws Problem unsupported-roster with what and where, if nothing of the file can be taken
   */
  static Roster read(byte[] content, LocalDate today) {
    List<Row> rows = rowsOf(RosterText.of(content));
    if (rows.isEmpty()) {
      throw new Problem(ProblemType.UNSUPPORTED_ROSTER, "The file is empty.");
    }
    Row first = rows.getFirst();
    RosterHeader header = RosterHeader.of(first.cells(), first.line());
    RosterReader reader = new RosterReader(header, today);
    rows.stream().skip(1).forEach(row -> reader.read(row.line(), row.cells()));
    return usable(reader.roster());
  }

  private static Roster usable(Roster roster) {
    if (roster.lines().isEmpty()) {
      Problem problem =
          new Problem(
              ProblemType.UNSUPPORTED_ROSTER,
              roster.faults().isEmpty()
                  ? "There is no pupil under the header row."
                  : "No line can be taken.");
      roster.faults().stream()
          .limit(MOST_VIOLATIONS)
          .forEach(fault -> problem.violating("line " + fault.line(), fault.message()));
      throw problem;
    }
    return roster;
  }

  /** The rows as the delimiter that reveals most of the header cuts them, blank ones left out. */
  static List<Row> rowsOf(String text) {
    String headerLine = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    String delimiter =
        DELIMITERS.stream()
            .max(Comparator.comparingLong(each -> RosterHeader.knownColumns(headerLine, each)))
            .orElseThrow();
    return parse(text, delimiter);
  }

  private static List<Row> parse(String text, String delimiter) {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
    List<Row> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      Iterator<CSVRecord> records = parser.iterator();
      int line = 1;
      while (records.hasNext()) {
        CSVRecord cells = records.next();
        int last = (int) parser.getCurrentLineNumber();
        if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
          rows.add(new Row(line, last, cells));
        }
        line = last + 1;
      }
      return rows;
    } catch (IOException | UncheckedIOException e) {
      String where = "line " + (rows.isEmpty() ? 1 : rows.getLast().line() + 1);
      throw new Problem(
              ProblemType.UNSUPPORTED_ROSTER,
              "A quoted cell is not closed as it should be, at or after " + where + ".")
          .violating(where, "a quoted cell is not closed as it should be");
    }
  }
}
