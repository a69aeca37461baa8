package org.korrigo.students.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/** Where each column of a roster stands. */
final class RosterHeader {
  /** PRONOTE's: last and first name in one cell. */
  private static final List<RosterColumn> PRONOTE =
      List.of(RosterColumn.NAME, RosterColumn.BIRTH_DATE, RosterColumn.CLASS);

  /** A plain CSV's: each name in its own column. */
  private static final List<RosterColumn> PLAIN =
      List.of(
          RosterColumn.LAST_NAME,
          RosterColumn.FIRST_NAME,
          RosterColumn.BIRTH_DATE,
          RosterColumn.CLASS);

  private final Map<RosterColumn, Integer> positions;

  private RosterHeader(Map<RosterColumn, Integer> positions) {
    this.positions = positions;
  }

  /**
   * Reads the header row.
   *
   * @throws Problem unsupported-roster if a required column is missing, or a column stands there
   *     twice; all of them are named
   */
  static RosterHeader of(CSVRecord row, int line) {
    Map<RosterColumn, Integer> positions = new EnumMap<>(RosterColumn.class);
    List<Problem.Violation> violations = new ArrayList<>();
    List<RosterColumn> required = isPlain(row) ? PLAIN : PRONOTE;
    for (RosterColumn column : RosterColumn.values()) {
      if (column != RosterColumn.EMAIL && !required.contains(column)) {
        continue;
      }
      List<Integer> found = positionsOf(column, row);
      if (found.size() > 1) {
        violations.add(violation(line, "the column " + column.header() + " stands there twice"));
      } else if (found.size() == 1) {
        positions.put(column, found.getFirst());
      } else if (required.contains(column)) {
        violations.add(violation(line, "the column " + column.header() + " is missing"));
      }
    }
    if (!violations.isEmpty()) {
      throw refused(violations);
    }
    return new RosterHeader(positions);
  }

  /** Whether last and first name stand in columns of their own. */
  boolean isPlain() {
    return positions.containsKey(RosterColumn.LAST_NAME);
  }

  private static boolean isPlain(CSVRecord row) {
    return positionsOf(RosterColumn.NAME, row).isEmpty()
        && !positionsOf(RosterColumn.LAST_NAME, row).isEmpty()
        && !positionsOf(RosterColumn.FIRST_NAME, row).isEmpty();
  }

  /** How many columns of a roster some cells head. */
  static long knownColumns(List<String> cells) {
    return Arrays.stream(RosterColumn.values())
        .filter(column -> cells.stream().anyMatch(column::isHeadedBy))
        .count();
  }

  /**
   * The cell of a column with single spaces, plain hyphens and apostrophes, without signs that
   * nobody sees; empty if absent.
   */
  String cell(CSVRecord row, RosterColumn column) {
    Integer position = positions.get(column);
    return position == null || position >= row.size()
        ? ""
        : row.get(position)
            .replaceAll("\\p{Cf}", "")
            .replaceAll("[\\s\\p{Z}]+", " ")
            .replaceAll("[\u2018\u2019\u02BC\u00B4`]", "'")
            .replaceAll("[\u2010\u2011\u2012\u2013]", "-")
            .strip();
  }

  private static List<Integer> positionsOf(RosterColumn column, CSVRecord row) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      if (column.isHeadedBy(row.get(i))) {
        positions.add(i);
      }
    }
    return positions;
  }

  private static Problem refused(List<Problem.Violation> violations) {
    Problem problem =
        new Problem(
            ProblemType.UNSUPPORTED_ROSTER,
            violations.stream()
                    .map(Problem.Violation::message)
                    .collect(Collectors.joining("; ", "In the header row ", ""))
                + ".");
    violations.forEach(violation -> problem.violating(violation.field(), violation.message()));
    return problem;
  }

  private static Problem.Violation violation(int line, String message) {
    return new Problem.Violation("line " + line, message);
  }
}
