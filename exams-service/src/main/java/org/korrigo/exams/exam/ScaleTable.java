package org.korrigo.exams.exam;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.contracts.problem.Problem.Violation;

/**
 * Makes a tree of the lines of a table, each of which names its parent. Remembers for every node
 * the line that it comes from, so that what is wrong with the tree is told line by line.
 */
final class ScaleTable {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}([.,]\\d{1,9})?");

  private final Map<String, List<Row>> children = new LinkedHashMap<>();
  private final Map<String, Row> firstWithId = new HashMap<>();
  private final Map<String, Row> rowOfPath = new HashMap<>();
  private final Set<Row> placed = new HashSet<>();
  private final List<Violation> unreadable = new ArrayList<>();

  private ScaleTable() {}

  /**
   * A line of the table.
   *
   * @param line where it starts, from 1
   * @param parent the id of its parent; empty for an exercise
   */
  record Row(int line, String id, String label, String points, String parent) {}

  /** The tree; lines that hang on nothing are told and left out. */
  static ScaleImport read(List<Row> rows) {
    ScaleTable table = new ScaleTable();
    rows.forEach(row -> table.firstWithId.putIfAbsent(row.id(), row));
    rows.forEach(
        row -> table.children.computeIfAbsent(row.parent(), id -> new ArrayList<>()).add(row));
    List<ScaleNode> tree = table.level("", MarkingScale.ROOT);
    rows.stream().filter(row -> !table.placed.contains(row)).forEach(table::refuseLost);
    return new ScaleImport(tree, table.unreadable, table::place);
  }

  private List<ScaleNode> level(String parent, String path) {
    List<ScaleNode> nodes = new ArrayList<>();
    for (Row row : children.getOrDefault(parent, List.of())) {
      String own = path + "[" + nodes.size() + "]";
      rowOfPath.put(own, row);
      placed.add(row);
      boolean bearsChildren = !row.id().isEmpty() && row.equals(firstWithId.get(row.id()));
      nodes.add(
          new ScaleNode(
              row.id(),
              row.label(),
              points(row),
              bearsChildren ? level(row.id(), own + ".children") : List.of()));
    }
    return nodes;
  }

  private BigDecimal points(Row row) {
    if (row.points().isEmpty()) {
      return null;
    }
    if (!NUMBER.matcher(row.points()).matches()) {
      unreadable.add(new Violation(at(row, "points"), "is not a number: " + row.points()));
      return null;
    }
    return new BigDecimal(row.points().replace(',', '.'));
  }

  private void refuseLost(Row row) {
    unreadable.add(
        firstWithId.containsKey(row.parent())
            ? new Violation(at(row, "parent"), "leads round in a circle: " + row.parent())
            : new Violation(at(row, "parent"), "is no id of this table: " + row.parent()));
  }

  private String place(String path) {
    int value = path.lastIndexOf('.');
    Row whole = rowOfPath.get(path);
    if (whole != null) {
      return "line " + whole.line();
    }
    Row row = value < 0 ? null : rowOfPath.get(path.substring(0, value));
    return row == null ? path : at(row, path.substring(value + 1));
  }

  private static String at(Row row, String column) {
    return "line " + row.line() + ", " + column;
  }
}
