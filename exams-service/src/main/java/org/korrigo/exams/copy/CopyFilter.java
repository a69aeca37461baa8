package org.korrigo.exams.copy;

import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/**
 * Which copies of an exam to list; null says nothing.
 *
 * @param variant A, B, or NONE for copies of which it is not known
 * @param corrector the account that alone may mark them, or NONE
 * @param upload a scan of which some page is in them, wherever it lies there
 */
record CopyFilter(
    CopyStatus status, Boolean identified, String variant, String corrector, UUID upload) {
  private static final String NONE = "NONE";

  /**
   * @throws Problem invalid-request naming the parameter
   */
  static CopyFilter of(
      String status, String identified, String variant, String corrector, UUID upload) {
    return new CopyFilter(
        status(given(status)),
        truth(given(identified)),
        variant(given(variant)),
        given(corrector),
        upload);
  }

  /** Adds what is asked for of the copies themselves to a query over them. */
  void restrict(StringBuilder where, Map<String, Object> values) {
    equal("status", status, where, values);
    equal("identified", identified, where, values);
    equal("subjectVariant", variant, where, values);
    equal("assignedCorrectorId", corrector, where, values);
  }

  private static void equal(
      String field, Object wanted, StringBuilder where, Map<String, Object> values) {
    if (NONE.equals(wanted)) {
      where.append(" and ").append(field).append(" is null");
    } else if (wanted != null) {
      where.append(" and ").append(field).append(" = :").append(field);
      values.put(field, wanted);
    }
  }

  private static String given(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static CopyStatus status(String name) {
    try {
      return name == null ? null : CopyStatus.valueOf(name);
    } catch (IllegalArgumentException unknown) {
      throw Problem.invalid("status", "must be STAGING, READY, LOCKED or GRADED");
    }
  }

  private static Boolean truth(String text) {
    if (text != null && !text.equals("true") && !text.equals("false")) {
      throw Problem.invalid("identified", "must be true or false");
    }
    return text == null ? null : Boolean.valueOf(text);
  }

  private static String variant(String text) {
    if (text != null && !text.matches("A|B|NONE")) {
      throw Problem.invalid("variant", "must be A, B or NONE");
    }
    return text;
  }
}
