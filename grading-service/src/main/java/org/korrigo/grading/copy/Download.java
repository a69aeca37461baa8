package org.korrigo.grading.copy;

import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.storage.StoredFile;

/**
 * An annotated PDF that somebody asks for.
 *
 * @param pdf the copy's annotated PDF
 * @param fileName what the caller's program is told to call it; it tells no identity
 * @param reason what the journal calls the export
 * @param actorId who asks
 */
public record Download(
    UUID copyId, StoredFile pdf, String fileName, String reason, String actorId, Instant at) {}
