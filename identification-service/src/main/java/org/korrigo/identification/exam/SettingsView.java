package org.korrigo.identification.exam;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How an exam's copies are identified.
 *
 * @param toleratedError the part of automatic decisions that may be wrong
 * @param changedById who changed it last, or null
 */
@Schema(description = "How an exam's copies are identified.")
record SettingsView(
    UUID examId,
    @Schema(description = "The part of automatic decisions that may be wrong.")
        double toleratedError,
    @Schema(description = "Who changed it last; null while nobody has.", nullable = true)
        String changedById,
    @Schema(nullable = true) Instant changedAt,
    @Schema(description = "Its entity tag.") int version) {}
