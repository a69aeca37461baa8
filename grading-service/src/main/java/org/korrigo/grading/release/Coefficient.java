package org.korrigo.grading.release;

import java.math.BigDecimal;
import org.korrigo.contracts.problem.Problem;

/** The weight of an exam in PRONOTE, as a query says it. */
final class Coefficient {
  private static final BigDecimal MOST = BigDecimal.valueOf(99);

  private Coefficient() {}

  /**
   * Reads it, with a decimal point or comma; 1 if there is none.
   *
   * @throws Problem invalid-request if it is not a number above 0, at most 99, with at most one
   *     decimal
   */
  static BigDecimal parse(String text) {
    if (text == null || text.isBlank()) {
      return BigDecimal.ONE.setScale(1);
    }
    if (!text.strip().matches("[0-9]{1,2}([.,][0-9])?")) {
      throw refused();
    }
    BigDecimal coefficient = new BigDecimal(text.strip().replace(',', '.')).setScale(1);
    if (coefficient.signum() == 0 || coefficient.compareTo(MOST) > 0) {
      throw refused();
    }
    return coefficient;
  }

  private static Problem refused() {
    return Problem.invalid(
        "coefficient", "must be a number above 0, at most 99, with at most one decimal");
  }
}
