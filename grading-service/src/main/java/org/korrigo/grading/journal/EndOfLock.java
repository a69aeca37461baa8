package org.korrigo.grading.journal;

import java.util.Map;
import org.korrigo.contracts.grading.GradingAction;

/**
 * How a teacher's last lock of a copy ended.
 *
 * @param action UNLOCK or FINALIZE
 * @param metadata of its line, {@code reason} among them
 */
public record EndOfLock(GradingAction action, Map<String, Object> metadata) {

  static EndOfLock of(JournalEntry entry) {
    return new EndOfLock(entry.action, entry.metadata);
  }
}
