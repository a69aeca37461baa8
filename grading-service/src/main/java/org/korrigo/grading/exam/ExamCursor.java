package org.korrigo.grading.exam;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/** Where a page of exams ended: the last exam's date and id. */
record ExamCursor(LocalDate date, UUID id) {
  private static final int DATE_LENGTH = "2026-01-31".length();

  static ExamCursor parse(String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return new ExamCursor(
          LocalDate.parse(text.substring(0, DATE_LENGTH)),
          UUID.fromString(text.substring(DATE_LENGTH + 1)));
    } catch (DateTimeException | IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw Problem.invalid("after", "is not a cursor that a list has given");
    }
  }

  @Override
  public String toString() {
    return date + "_" + id;
  }
}
