package org.korrigo.students.roster;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.korrigo.contracts.table.TableRow;
import org.korrigo.students.student.PupilDetails;

/** The lines of a roster file that are about one pupil, taken or refused. */
final class PupilLines {
  private static final String LINE_ENDS = "(?<=\n)|(?<=\r)(?!\n)";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final List<String> lines;
  private final List<TableRow> found;

  private PupilLines(List<String> lines, List<TableRow> found) {
    this.lines = lines;
    this.found = found;
  }

  /**
   * Finds them.
   *
   * @param content of a file that was imported
   * @param spellings the names and birth dates under which the pupil is or was known
   * @param taken lines that are known to be the pupil's, whatever name stands there
   */
  static PupilLines in(
      byte[] content, Collection<PupilDetails.Identity> spellings, Set<Integer> taken) {
    String text = RosterTable.textOf(content);
    List<TableRow> rows = RosterTable.rowsOf(text);
    TableRow first = rows.getFirst();
    RosterReader reader =
        new RosterReader(RosterHeader.of(first.cells(), first.line()), LocalDate.MAX);
    return new PupilLines(
        List.of(text.split(LINE_ENDS, -1)),
        rows.stream()
            .skip(1)
            .filter(
                row ->
                    taken.contains(row.line())
                        || spellings.stream()
                            .anyMatch(spelling -> reader.isAbout(spelling, row.cells())))
            .toList());
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** Where each starts in the file, from 1. */
  List<Integer> numbers() {
    return found.stream().map(TableRow::line).toList();
  }

  /** What stands in the line that starts at a number; null where it was blanked. */
  String textAt(int number) {
    return found.stream()
        .filter(row -> row.line() == number)
        .findFirst()
        .map(row -> String.join("", lines.subList(row.line() - 1, row.last())).strip())
        .orElse(null);
  }

  /** The file with empty lines in their place, so that all others keep their numbers: UTF-8. */
  byte[] blanked() {
    List<String> kept = new ArrayList<>(lines);
    for (TableRow row : found) {
      for (int line = row.line(); line <= row.last(); line++) {
        kept.set(line - 1, kept.get(line - 1).replaceAll("[^\r\n]", ""));
      }
    }
    return (BYTE_ORDER_MARK + String.join("", kept)).getBytes(StandardCharsets.UTF_8);
  }
}
