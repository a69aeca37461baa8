package org.korrigo.exams.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * What became of the sides of one uploaded file.
 *
 * @param sha256 of the file
 * @param uploadedById the account that sent it
 * @param jobRunning whether its job has not ended yet: copies are proposed at its end
 */
record UploadAccount(
    UUID uploadId,
    String sha256,
    Instant uploadedAt,
    String uploadedById,
    boolean jobRunning,
    SideCounts sides) {}
