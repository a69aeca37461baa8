package org.korrigo.identification.matching;

import java.util.List;
import java.util.UUID;

/**
 * What the class says about one copy.
 *
 * @param copyId the copy
 * @param candidates the likeliest pupils, best first
 * @param studentId the pupil if the match is safe, else null: a person must look
 */
public record Match(UUID copyId, List<Candidate> candidates, Integer studentId) {

  /** The same candidates, left to a person. */
  public Match withoutStudent() {
    return new Match(copyId, candidates, null);
  }
}
