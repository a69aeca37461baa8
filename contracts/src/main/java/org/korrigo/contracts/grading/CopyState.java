package org.korrigo.contracts.grading;

import java.math.BigDecimal;
import java.time.Instant;
import org.korrigo.contracts.storage.StoredFile;

/**
 * What grading knows of a copy right after an event, so that a subscriber needs no other source.
 *
 * @param status the state
 * @param lockedById who holds it, or null
 * @param gradedAt when it was finalised, or null
 * @param assignedCorrectorId the corrector, or null
 * @param subjectVariant A, B or null
 * @param globalAppreciation the corrector's general remark, or null
 * @param score the total, 0 to the maximum, or null before finalisation
 * @param maximum the sum of the marking scale's leaves
 * @param finalPdf the annotated PDF, or null before finalisation
 */
public record CopyState(
    CopyStatus status,
    String lockedById,
    Instant lockedAt,
    Instant gradedAt,
    String assignedCorrectorId,
    String subjectVariant,
    String globalAppreciation,
    BigDecimal score,
    BigDecimal maximum,
    StoredFile finalPdf) {}
