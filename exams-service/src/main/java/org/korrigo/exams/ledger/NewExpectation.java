package org.korrigo.exams.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.Problem.Violation;

/**
 * What an exam is to expect.
 *
 * @param students the pupils by their numbers at students-service, or null when nobody says; at
 *     most 50,000
 * @param sheets how many folded sheets, or null when nobody says; null for pupils' own files
 */
record NewExpectation(
    @Size(max = 50_000) List<@NotNull @Valid ExpectedStudent> students, @Min(1) Integer sheets) {

  /**
   * A pupil who is expected.
   *
   * @param className e.g. "TG2", or null
   */
  record ExpectedStudent(@NotNull @Positive Integer studentId, @Size(max = 50) String className) {}

  /**
   * @throws Problem invalid-request naming pupils that are given twice
   */
  void requireSound() {
    Set<Integer> seen = new HashSet<>();
    List<ExpectedStudent> all = students == null ? List.of() : students;
    List<Violation> twice =
        all.stream()
            .filter(student -> !seen.add(student.studentId()))
            .map(student -> new Violation("students", student.studentId() + " is given twice"))
            .toList();
    if (!twice.isEmpty()) {
      throw Problem.invalid(twice);
    }
  }
}
