package org.korrigo.exams.scan;

import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.exams.exam.ExamOutline;

/** How many A4 pages of a batch make a copy, as the person says who uploads it. */
final class PagesPerCopy {
  private static final int MOST_SHEETS_A_COPY = 20;

  private PagesPerCopy() {}

  /**
   * Reads what was given; by default a copy is one sheet.
   *
   * @throws Problem invalid-request unless it is a multiple of a sheet's pages, or if it is given
   *     where each file is a copy
   */
  static int of(String given, ExamOutline exam) {
    boolean isGiven = given != null && !given.isBlank();
    if (exam.uploadMode() == UploadMode.INDIVIDUAL_A4 && isGiven) {
      throw Problem.invalid("pages_per_copy", "must not be given: each file is one copy");
    }
    int perBooklet = exam.pagesPerBooklet();
    if (!isGiven) {
      return perBooklet;
    }
    String pages = given.strip();
    int number = pages.matches("\\d{1,4}") ? Integer.parseInt(pages) : 0;
    if (number < 1 || number % perBooklet != 0 || number > MOST_SHEETS_A_COPY * perBooklet) {
      throw Problem.invalid(
          "pages_per_copy",
          "must be a multiple of " + perBooklet + ", at most " + MOST_SHEETS_A_COPY * perBooklet);
    }
    return number;
  }
}
