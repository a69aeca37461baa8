package org.korrigo.students.student;

import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/** The version of a pupil that a caller has seen, as {@code If-Match} says. */
final class SeenVersion {
  private SeenVersion() {}

  /**
   * @throws Problem precondition-required without a tag, stale-version if it is none of a pupil
   */
  static int of(String ifMatch) {
    if (ifMatch == null) {
      throw new Problem(
          ProblemType.PRECONDITION_REQUIRED, "Say with If-Match which version you have seen.");
    }
    String tag = ifMatch.strip();
    if (!tag.matches("\"\\d{1,9}\"")) {
      throw new Problem(ProblemType.STALE_VERSION, "If-Match is not a tag of this pupil.");
    }
    return Integer.parseInt(tag.substring(1, tag.length() - 1));
  }
}
