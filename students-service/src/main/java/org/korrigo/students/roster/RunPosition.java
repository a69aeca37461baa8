package org.korrigo.students.roster;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.page.AddressTimes;
import org.korrigo.contracts.problem.Problem;

/** Where a page of imports ended, the latest first: what {@code ?after=} carries. */
record RunPosition(Instant importedAt, UUID id) {

  /**
   * Reads a cursor.
   *
   * @throws Problem invalid-request if no list gave it
   */
  static RunPosition parse(String cursor) {
    try {
      int end = cursor.indexOf('_');
      return new RunPosition(
          AddressTimes.time(cursor.substring(0, end)), UUID.fromString(cursor.substring(end + 1)));
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw Problem.invalid("after", "is not the cursor of a page of this list");
    }
  }

  static String cursor(ImportSummary run) {
    return run.importedAt() + "_" + run.id();
  }
}
