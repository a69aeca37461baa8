package org.korrigo.identification.decision;

import java.time.Instant;
import org.korrigo.contracts.identification.CopyIdentified.Decision;

/**
 * How a copy stood before or after an action.
 *
 * @param skippedAt when a person left it for later, or null
 */
record Standing(
    CopyState state,
    Integer studentId,
    Decision decision,
    String decidedById,
    Instant decidedAt,
    boolean notOnList,
    Instant skippedAt) {

  static Standing of(CopyState state, Verdict verdict, Instant skippedAt) {
    return new Standing(
        state,
        verdict.studentId(),
        verdict.decision(),
        verdict.decidedById(),
        verdict.decidedAt(),
        verdict.notOnList(),
        skippedAt);
  }

  Verdict verdict() {
    return new Verdict(studentId, decision, decidedById, decidedAt, notOnList);
  }
}
