package org.korrigo.contracts.version;

import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/** The version of something that a caller has seen, as {@code If-Match} says. */
public final class SeenVersion {
  private SeenVersion() {}

  /**
   * The version, which the caller must say.
   *
   * @throws Problem precondition-required without a tag, stale-version if it is none of ours
   */
  public static int required(String ifMatch) {
    Integer seen = optional(ifMatch);
    if (seen == null) {
      throw new Problem(
          ProblemType.PRECONDITION_REQUIRED, "Say with If-Match which version you have seen.");
    }
    return seen;
  }

  /**
   * The version, or null when the caller says none.
   *
   * @throws Problem stale-version if the tag is none of ours
   */
  public static Integer optional(String ifMatch) {
    if (ifMatch == null) {
      return null;
    }
    String tag = ifMatch.strip();
    if (!tag.matches("\"\\d{1,9}\"")) {
      throw new Problem(ProblemType.STALE_VERSION, "If-Match is not a tag that was given here.");
    }
    return Integer.valueOf(tag.substring(1, tag.length() - 1));
  }
}
