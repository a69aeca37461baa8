package org.korrigo.grading.journal;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.grading.GradingAction;

/**
 * One line of a copy's journal.
 *
 * @param sequence grows from line to line
 * @param actorId a subject, or "system"
 */
record JournalLine(
    long sequence,
    UUID id,
    UUID copyId,
    GradingAction action,
    String actorId,
    Instant timestamp,
    Map<String, Object> metadata) {

  static JournalLine of(JournalEntry entry) {
    return new JournalLine(
        entry.sequence,
        entry.eventId,
        entry.copyId,
        entry.action,
        entry.actorId,
        entry.timestamp,
        entry.metadata);
  }
}
