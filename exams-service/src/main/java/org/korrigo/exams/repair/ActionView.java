package org.korrigo.exams.repair;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a person did to the paper.
 *
 * @param actorId the account that did it
 * @param reason as the person wrote it, or null
 * @param before how what it changed stood before
 * @param after how it stood afterwards
 * @param undoneById who undid it, or null
 */
@Schema
record ActionView(
    UUID id,
    UUID examId,
    ActionKind kind,
    String actorId,
    Instant actedAt,
    String reason,
    Arrangement before,
    Arrangement after,
    String undoneById,
    Instant undoneAt) {}
