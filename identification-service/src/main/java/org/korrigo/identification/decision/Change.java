package org.korrigo.identification.decision;

import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.identification.CopyIdentified;

/**
 * Something that changed whose a copy is, or its place in the queue: a line of the trail, and the
 * event for the others if they are concerned.
 *
 * @param actorId the person's subject, or null when a rule or another service did it
 * @param undoes the line of the trail that is undone, or null
 */
record Change(
    UUID id,
    UUID copyId,
    UUID examId,
    DecisionAction action,
    String actorId,
    Instant at,
    Standing before,
    Standing after,
    Evidence evidence,
    Long undoes) {

  static Change of(
      OcrResult copy, DecisionAction action, String actorId, Standing before, Instant now) {
    return new Change(
        UUID.randomUUID(),
        copy.copyId,
        copy.examId,
        action,
        actorId,
        now,
        before,
        copy.standing(),
        copy.evidence,
        null);
  }

  /** The same under the id that a person's request brought. */
  Change withId(UUID wanted) {
    return wanted == null
        ? this
        : new Change(wanted, copyId, examId, action, actorId, at, before, after, evidence, undoes);
  }

  /** The same as the undoing of a line of the trail. */
  Change undoing(long sequence) {
    return new Change(id, copyId, examId, action, actorId, at, before, after, evidence, sequence);
  }

  /** The same that leads to another standing. */
  Change leading(Standing to) {
    return new Change(id, copyId, examId, action, actorId, at, before, to, evidence, undoes);
  }

  /** Whether the others must know. */
  boolean isTold() {
    return !before.verdict().equals(after.verdict());
  }

  CopyIdentified event() {
    return after.verdict().told(copyId, examId, at, action == DecisionAction.PUPIL_REMOVED);
  }
}
