package org.korrigo.exams.exam;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.contracts.exams.UploadMode;

/**
 * An exam as it is shown.
 *
 * @param maximum the sum of the marking scale's leaves
 * @param annexZone as it was said; null for as much as {@code identityZone}
 * @param isProcessed whether a scan of it has been cut into booklets
 * @param scaleFrozen whether the marking scale can no longer change
 * @param resultsReleasedAt since when pupils read their results, or null
 */
@Schema
record ExamView(
    UUID id,
    String name,
    LocalDate date,
    UploadMode uploadMode,
    int pagesPerBooklet,
    BigDecimal scoreStep,
    List<ScaleNode> gradingStructure,
    BigDecimal maximum,
    IdentityOn identityOn,
    BigDecimal identityZone,
    BigDecimal annexZone,
    boolean isProcessed,
    boolean scaleFrozen,
    Instant resultsReleasedAt,
    Instant createdAt,
    int version) {}
