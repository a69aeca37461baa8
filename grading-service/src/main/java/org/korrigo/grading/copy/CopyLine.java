package org.korrigo.grading.copy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.contracts.grading.CopyStatus;

/**
 * A copy in a list: nothing here tells whose it is.
 *
 * @param status as it is now: an expired lock counts for nothing, swept or not
 * @param lockedByName what the teacher who marks it is called, or null
 * @param total the engine's total so far, or the final one
 * @param maximum the sum of the marking scale's leaves
 */
@Schema
public record CopyLine(
    UUID id,
    String anonymousId,
    CopyStatus status,
    String subjectVariant,
    String assignedCorrectorId,
    String lockedById,
    String lockedByName,
    Instant gradedAt,
    int pageCount,
    BigDecimal total,
    BigDecimal maximum) {

  static CopyLine of(Copy copy, LockState lock, BigDecimal maximum) {
    return new CopyLine(
        copy.id,
        copy.anonymousId,
        lock.status(),
        copy.subjectVariant,
        copy.assignedCorrectorId,
        lock.ownerId(),
        lock.ownerName(),
        copy.gradedAt,
        copy.pages.images().size(),
        copy.total(maximum),
        maximum);
  }
}
