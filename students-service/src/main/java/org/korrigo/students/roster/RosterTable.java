package org.korrigo.students.roster;

import java.util.List;
import java.util.function.Supplier;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.table.TableRow;
import org.korrigo.contracts.table.TableText;
import org.korrigo.contracts.table.UnreadableTableException;

/** The table in a roster file, or the problem that it is none. */
final class RosterTable {
  private RosterTable() {}

  /**
   * The file's text.
   *
   * @throws Problem unsupported-roster if it is not text in UTF-8 or Windows-1252
   */
  static String textOf(byte[] content) {
    return readable(() -> TableText.of(content));
  }

  /**
   * Its rows, blank ones left out, cut by the delimiter that reveals most of the header.
   *
   * @throws Problem unsupported-roster if a quoted cell is not closed
   */
  static List<TableRow> rowsOf(String text) {
    return readable(() -> TableRow.of(text, RosterHeader::knownColumns));
  }

  private static <T> T readable(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (UnreadableTableException e) {
      Problem problem = new Problem(ProblemType.UNSUPPORTED_ROSTER, e.getMessage());
      throw e.line() == null
          ? problem
          : problem.violating("line " + e.line(), "a quoted cell is not closed as it should be");
    }
  }
}
