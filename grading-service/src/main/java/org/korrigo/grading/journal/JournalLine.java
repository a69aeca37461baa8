package org.korrigo.grading.journal;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.korrigo.contracts.grading.GradingAction;

/**
 * One line of a copy's journal.
 *
 * @param sequence its place in the copy's journal, from 1: a number of all copies' journals would
 *     tell which copy came first
 * @param actorId a subject, or "system"
 * @param timestamp when; for a corrector null where it was before the copy was grading's, since it
 *     would tell where the copy lay in the stack
 */
record JournalLine(
    int sequence,
    UUID id,
    UUID copyId,
    GradingAction action,
    String actorId,
    Instant timestamp,
    Map<String, Object> metadata) {

  private static final Set<GradingAction> BEFORE_GRADING =
      EnumSet.of(GradingAction.IMPORT, GradingAction.VALIDATE);

  static JournalLine of(JournalEntry entry, int place) {
    return new JournalLine(
        place,
        entry.eventId,
        entry.copyId,
        entry.action,
        entry.actorId,
        entry.timestamp,
        entry.metadata);
  }

  /** The line as correctors see it. */
  JournalLine forCorrector() {
    return BEFORE_GRADING.contains(action)
        ? new JournalLine(sequence, id, copyId, action, actorId, null, metadata)
        : this;
  }
}
