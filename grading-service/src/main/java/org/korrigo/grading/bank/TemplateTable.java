package org.korrigo.grading.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.Problem.Violation;
import org.korrigo.contracts.table.TableRow;
import org.korrigo.contracts.table.TableText;
import org.korrigo.contracts.table.UnreadableTableException;

/**
 * Templates as a table says them, read as tolerantly as a roster: columns by their header in any
 * order and case; comma, semicolon or tab; UTF-8 with or without BOM, or Windows-1252; other
 * columns are ignored. Pure.
 *
 * @param lines what can be taken, in the file's order
 * @param faults what cannot, each with its line
 */
record TemplateTable(List<Line> lines, List<Fault> faults) {
  /** The most templates of one file. */
  static final int MOST_LINES = 5000;

  private static final String TYPE = "criterion_type";
  private static final String TEXT = "text";
  private static final String QUESTION = "question_id";
  private static final List<String> COLUMNS = List.of(TYPE, TEXT, QUESTION);
  private static final int LONGEST_QUESTION = 255;

  /**
   * A template of the file.
   *
   * @param line where it starts in the file, from 1
   */
  record Line(int line, NewTemplate template) {}

  /**
   * Why a line cannot be taken.
   *
   * @param line where it starts in the file, from 1
   */
  record Fault(int line, String message) {}

  /**
   * Reads a table.
   *
   * @throws Problem invalid-request if it is no table, lacks a column, or holds no line
   */
  static TemplateTable read(byte[] content) {
    List<TableRow> rows = rowsOf(content);
    if (rows.size() < 2) {
      throw Problem.invalid(
          "file", rows.isEmpty() ? "is empty" : "holds no template under its header row");
    }
    if (rows.size() > MOST_LINES + 1) {
      throw Problem.invalid("file", "holds more than " + MOST_LINES + " templates");
    }
    Map<String, Integer> columns = columnsOf(rows.getFirst());
    List<Line> lines = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (TableRow row : rows.subList(1, rows.size())) {
      read(row, columns, lines, faults);
    }
    return new TemplateTable(List.copyOf(lines), List.copyOf(faults));
  }

  private static List<TableRow> rowsOf(byte[] content) {
    try {
      return TableRow.of(
          TableText.of(content),
          cells -> cells.stream().map(TemplateTable::name).filter(COLUMNS::contains).count());
    } catch (UnreadableTableException e) {
      throw Problem.invalid(e.line() == null ? "file" : "line " + e.line(), e.getMessage());
    }
  }

  private static Map<String, Integer> columnsOf(TableRow header) {
    Map<String, Integer> columns = new HashMap<>();
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < header.cells().size(); i++) {
      String name = name(header.cells().get(i));
      if (COLUMNS.contains(name) && columns.putIfAbsent(name, i) != null) {
        violations.add(at(header, "the column " + name + " stands there twice"));
      }
    }
    for (String required : List.of(TYPE, TEXT)) {
      if (!columns.containsKey(required)) {
        violations.add(at(header, "the column " + required + " is missing"));
      }
    }
    if (!violations.isEmpty()) {
      throw Problem.invalid(violations);
    }
    return columns;
  }

  private static void read(
      TableRow row, Map<String, Integer> columns, List<Line> lines, List<Fault> faults) {
    String type = cell(row, columns.get(TYPE)).strip();
    String text = BankText.tidy(cell(row, columns.get(TEXT)));
    String question = cell(row, columns.get(QUESTION)).strip();
    Optional<CriterionType> criterion = CriterionType.of(type);
    if (criterion.isEmpty()) {
      faults.add(
          new Fault(row.line(), TYPE + ": \"" + type + "\" is none of " + CriterionType.names()));
    }
    BankText.fault(text).ifPresent(fault -> faults.add(new Fault(row.line(), TEXT + " " + fault)));
    if (question.length() > LONGEST_QUESTION) {
      faults.add(
          new Fault(row.line(), QUESTION + " is longer than " + LONGEST_QUESTION + " characters"));
    }
    criterion.ifPresent(
        known ->
            lines.add(
                new Line(
                    row.line(),
                    new NewTemplate(text, known, question.isEmpty() ? null : question))));
  }

  private static String cell(TableRow row, Integer column) {
    return column == null || column >= row.cells().size() ? "" : row.cells().get(column);
  }

  /** A heading as it is compared: without quotes, in small letters, underscores between words. */
  private static String name(String cell) {
    return cell.replace("\"", "").strip().toLowerCase(Locale.ROOT).replaceAll("[ -]+", "_");
  }

  private static Violation at(TableRow row, String message) {
    return new Violation("line " + row.line(), message);
  }
}
