package org.korrigo.exams.row;

import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.hash.Sha256;

/** By what a request that comes again with its idempotency key is known to be the same. */
public final class RequestDigest {
  private RequestDigest() {}

  /**
   * A digest of what is asked for.
   *
   * @param what is to be done, and to what
   * @param body as it was read; null for none
   * @return a SHA-256 in hexadecimal digits
   */
  public static String of(String what, Object body) {
    return Sha256.of(what + "\n" + Rows.json(body));
  }

  /**
   * Holds what is asked for now to what was asked for first.
   *
   * @param kept of the first request; null where it was not kept, which says nothing
   * @throws Problem conflict if they differ
   */
  public static void requireSame(String kept, String asked) {
    if (kept != null && !kept.equals(asked)) {
      throw new Problem(ProblemType.CONFLICT, "This idempotency key was used for another request.");
    }
  }
}
