package org.korrigo.students.roster;

import java.util.List;

/**
 * What a roster file says.
 *
 * @param lines the lines that can be taken, no pupil twice
 * @param faults the lines that cannot, in the order of the file
 */
record Roster(List<RosterLine> lines, List<LineFault> faults) {

  /** Lines of the file that are about a pupil, good or bad. */
  int rows() {
    return lines.size() + faults.size();
  }
}
