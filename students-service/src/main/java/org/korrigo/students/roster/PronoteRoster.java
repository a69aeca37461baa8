package org.korrigo.students.roster;

import java.time.LocalDate;
import java.util.List;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.table.TableRow;

/**
 * Reads PRONOTE's roster (domain §7): comma, semicolon or tab; UTF-8 or Windows-1252; columns by
 * their header. Pure: the same bytes on the same day give the same roster.
 */
final class PronoteRoster {
  private static final int MOST_VIOLATIONS = 100;

  private PronoteRoster() {}

  /**
   * What the file says.
   *
   * @param today no one is born after it
   * @throws Problem unsupported-roster with what and where, if nothing of the file can be taken; of
   *     lines the first 100
   */
  static Roster read(byte[] content, LocalDate today) {
    List<TableRow> rows = RosterTable.rowsOf(RosterTable.textOf(content));
    if (rows.isEmpty()) {
      throw new Problem(ProblemType.UNSUPPORTED_ROSTER, "The file is empty.");
    }
    TableRow first = rows.getFirst();
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
}
