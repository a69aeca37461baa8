package org.korrigo.grading.question;

import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.grading.copy.CopyLine;

/**
 * A copy as far as one question of it goes.
 *
 * @param status as it is now
 * @param lockedByName what the teacher who marks it is called, or null
 * @param scored whether the question has a score on this copy
 * @param points that score, or null
 * @param region where the question is answered, or null while nobody has said, and for a copy that
 *     has no such page
 */
@Schema
record QuestionCopy(
    UUID id,
    String anonymousId,
    CopyStatus status,
    String assignedCorrectorId,
    String lockedById,
    String lockedByName,
    boolean scored,
    BigDecimal points,
    Region region) {

  static QuestionCopy of(CopyLine copy, BigDecimal points, Region region) {
    return new QuestionCopy(
        copy.id(),
        copy.anonymousId(),
        copy.status(),
        copy.assignedCorrectorId(),
        copy.lockedById(),
        copy.lockedByName(),
        points != null,
        points,
        region == null || region.pageIndex() >= copy.pageCount() ? null : region);
  }
}
