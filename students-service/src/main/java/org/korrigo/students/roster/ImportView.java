package org.korrigo.students.roster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What came of an import.
 *
 * @param id of the run
 * @param rows lines of the file that are about a pupil: created + updated + unchanged + faults
 * @param created pupils who are new
 * @param updated pupils of whom something changed
 * @param unchanged pupils who were already known like this
 * @param faults lines that were not taken, and why
 * @param review lines that were taken and that a person should look at, as the pupils stand now
 */
record ImportView(
    UUID id,
    String importedBy,
    Instant importedAt,
    int rows,
    int created,
    int updated,
    int unchanged,
    List<LineFault> faults,
    List<Review> review) {

  /**
   * A line that a person should look at.
   *
   * @param line where it starts in the file, from 1
   * @param reason why
   */
  record Review(int line, int studentId, String lastName, String firstName, String reason) {}
}
