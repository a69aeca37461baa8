package org.korrigo.students.roster;

import java.util.List;
import java.util.Set;

/**
 * What an import has to say about lines, as it is kept: without names, which a pupil's removal
 * would have to find here.
 *
 * @param faults the lines that were not taken
 * @param doubts the lines that a person should look at
 * @param lines the lines that were taken; none of a run from before they were kept
 */
record ImportReport(List<LineFault> faults, List<Doubt> doubts, List<TakenLine> lines) {

  private static final String ERASED = "what was wrong is no longer kept";

  ImportReport {
    lines = lines == null ? List.of() : lines;
  }

  /**
   * The same without what was wrong with lines: a fault may repeat what stood in a cell.
   *
   * @param erased where the lines start; null for all
   */
  ImportReport withoutFaultsOf(Set<Integer> erased) {
    return new ImportReport(
        faults.stream()
            .map(
                fault ->
                    erased == null || erased.contains(fault.line())
                        ? new LineFault(fault.line(), ERASED)
                        : fault)
            .toList(),
        doubts,
        lines);
  }

  /**
   * A line that was taken and that a person should look at.
   *
   * @param line where it starts in the file, from 1
   * @param studentId the pupil
   * @param reason why
   */
  record Doubt(int line, int studentId, String reason) {}

  /**
   * A line that was taken.
   *
   * @param line where it starts in the file, from 1
   * @param studentId the pupil
   * @param outcome what became of it
   * @param changes the names of the fields that changed
   */
  record TakenLine(int line, int studentId, LineOutcome outcome, List<String> changes) {}
}
