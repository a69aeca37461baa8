package org.korrigo.exams.exam;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.korrigo.contracts.page.AddressTimes;
import org.korrigo.contracts.problem.Problem;

/**
 * Which exams to list; null says nothing.
 *
 * @param from the first day of sittings
 * @param to the last day of sittings
 * @param name a text that stands somewhere in the name, whatever its capitals
 */
record ExamFilter(LocalDate from, LocalDate to, String name) {

  /**
   * @throws Problem invalid-request naming a day that is none, or days the wrong way round
   */
  static ExamFilter of(String from, String to, String name) {
    LocalDate first = day("from", from);
    LocalDate last = day("to", to);
    if (first != null && last != null && last.isBefore(first)) {
      throw Problem.invalid("to", "must not be before from");
    }
    return new ExamFilter(first, last, name == null || name.isBlank() ? null : name.strip());
  }

  private static LocalDate day(String parameter, String text) {
    try {
      return text == null || text.isEmpty() ? null : AddressTimes.day(text);
    } catch (DateTimeException notADay) {
      throw Problem.invalid(parameter, "must be a day such as 2026-01-31");
    }
  }
}
