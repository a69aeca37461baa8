package org.korrigo.identification.decision;

import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;

/**
 * What every request at the desk brings besides the copy.
 *
 * @param personId the caller's subject
 * @param seen the version of the copy that the person has seen, or null
 * @param key the caller's idempotency key, which becomes the id of the line of the trail, or null
 * @param next whether the answer is to tell the next copy of the queue
 */
record PersonsRequest(String personId, Integer seen, UUID key, boolean next, Instant now) {

  /**
   * What the request overrides was another person's word: then it must say what was seen.
   *
   * @param author the subject of the person whose word it is, or null if it is a rule's
   * @throws Problem precondition-required
   */
  void requireSeenIfAnothers(String author) {
    if (seen == null && author != null && !author.equals(personId)) {
      throw new Problem(
              ProblemType.PRECONDITION_REQUIRED,
              "Another person has said whose this copy is: look at it, and say with If-Match which"
                  + " version you have seen.")
          .with("decided_by_id", author);
    }
  }
}
