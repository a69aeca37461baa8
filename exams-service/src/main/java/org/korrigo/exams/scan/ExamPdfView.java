package org.korrigo.exams.scan;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A pupil's file as it is shown.
 *
 * @param uploadId its place in the ledger of sides
 * @param jobId the job that cuts it
 * @param studentIdentifier whose it may be, from its name; null once a pupil left the roster whose
 *     copy has a page of it
 * @param sides its pages
 * @param size in bytes
 */
@Schema
record ExamPdfView(
    UUID id,
    UUID examId,
    UUID uploadId,
    UUID jobId,
    @Schema(nullable = true) String studentIdentifier,
    int sides,
    long size,
    String sha256,
    Instant uploadedAt) {}
