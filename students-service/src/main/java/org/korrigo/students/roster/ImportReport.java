package org.korrigo.students.roster;

import java.util.List;

/**
 * What an import has to say about lines, as it is kept: without names, which a pupil's removal
 * would have to find here.
 *
 * @param faults the lines that were not taken
 * @param doubts the lines that a person should look at
 */
record ImportReport(List<LineFault> faults, List<Doubt> doubts) {

  /**
   * A line that was taken and that a person should look at.
   *
   * @param line where it starts in the file, from 1
   * @param studentId the pupil
   * @param reason why
   */
  record Doubt(int line, int studentId, String reason) {}
}
