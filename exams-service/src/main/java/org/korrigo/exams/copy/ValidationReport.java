package org.korrigo.exams.copy;

import java.util.List;
import java.util.UUID;

/**
 * What became of the copies of an exam that were to be handed over.
 *
 * @param validated copies that are READY now
 * @param refused copies that are not, and why
 */
record ValidationReport(List<UUID> validated, List<Refusal> refused) {

  /** A copy that could not be handed over. */
  record Refusal(UUID copyId, String reason) {}
}
