package org.korrigo.identification.matching;

import java.util.List;
import java.util.UUID;

/**
 * What the class says about one copy.
 *
 * @param copyId the copy
 * @param candidates the likeliest pupils, best first, eight at most
 * @param studentId the pupil if the copy is given by rule, else null: a person must look
 * @param margin how much dearer the class becomes if the copy is not the best pupil's; null where
 *     no pupil is
 * @param reason why it is given, or not
 * @param explanation the reason as a sentence with its figures, without anybody's name
 */
public record Match(
    UUID copyId,
    List<Candidate> candidates,
    Integer studentId,
    Double margin,
    MatchReason reason,
    String explanation) {

  /** The same candidates, left to a person. */
  public Match withoutStudent() {
    return new Match(copyId, candidates, null, margin, reason, explanation);
  }
}
