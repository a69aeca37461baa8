package org.korrigo.exams.copy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A copy as the secretariat sees it.
 *
 * @param studentId whose it is, by identification's word, or null
 * @param bookletIds its booklets in order
 * @param pageCount A4 pages
 * @param mark the total that grading computed, or null before
 * @param maximum what the mark is out of, or null before
 */
public record CopyView(
    UUID id,
    UUID examId,
    String anonymousId,
    CopyStatus status,
    boolean isIdentified,
    Integer studentId,
    List<UUID> bookletIds,
    int pageCount,
    String subjectVariant,
    String assignedCorrectorId,
    String globalAppreciation,
    BigDecimal mark,
    BigDecimal maximum,
    Instant stagedAt,
    Instant validatedAt,
    Instant lockedAt,
    String lockedById,
    Instant gradedAt) {}
