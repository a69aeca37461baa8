package org.korrigo.exams.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A scanned side and what became of it.
 *
 * @param uploadedAt when its file came
 * @param sideNumber its place in the upload, from 1
 * @param state USED, DISCARDED, BLANK or OPEN
 * @param bookletIds the booklets in copies that have a page of it; empty unless it is used
 * @param reason why it is open or was put aside, or null
 * @param decidedById who decided, or null for the job
 */
@Schema
record SideView(
    UUID uploadId,
    Instant uploadedAt,
    int sideNumber,
    String state,
    List<UUID> bookletIds,
    String reason,
    String decidedById,
    Instant decidedAt) {}
