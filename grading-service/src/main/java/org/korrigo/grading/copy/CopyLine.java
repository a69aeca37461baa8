package org.korrigo.grading.copy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.grading.CopyStatus;

/**
 * A copy in a list: nothing here tells whose it is.
 *
 * @param total the engine's total so far, or the final one
 * @param maximum the sum of the marking scale's leaves
 */
record CopyLine(
    UUID id,
    String anonymousId,
    CopyStatus status,
    String subjectVariant,
    String assignedCorrectorId,
    String lockedById,
    Instant gradedAt,
    int pageCount,
    BigDecimal total,
    BigDecimal maximum) {

  static CopyLine of(Copy copy, BigDecimal maximum) {
    return new CopyLine(
        copy.id,
        copy.anonymousId,
        copy.status,
        copy.subjectVariant,
        copy.assignedCorrectorId,
        copy.lockedById,
        copy.gradedAt,
        copy.pages.images().size(),
        copy.total(maximum),
        maximum);
  }
}
