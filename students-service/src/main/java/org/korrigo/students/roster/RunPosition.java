package org.korrigo.students.roster;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/** Where a page of imports ended, the latest first: what {@code ?after=} carries. */
record RunPosition(Instant importedAt, UUID id) {

  /** Later than any import, and still a time that the database can hold. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /**
   * Reads a cursor.
   *
   * @throws Problem invalid-request if no list gave it
   */
  static RunPosition parse(String cursor) {
    try {
      int end = cursor.indexOf('_');
      Instant importedAt = Instant.parse(cursor.substring(0, end));
      if (!importedAt.isBefore(Instant.EPOCH) && !importedAt.isAfter(LATEST)) {
        return new RunPosition(importedAt, UUID.fromString(cursor.substring(end + 1)));
      }
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException malformed) {
      // answered as any other text that is no cursor
    }
    throw Problem.invalid("after", "is not the cursor of a page of this list");
  }

  static String cursor(ImportSummary run) {
    return run.importedAt() + "_" + run.id();
  }
}
