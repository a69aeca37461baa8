package org.korrigo.exams.scan;

import java.util.UUID;
import org.korrigo.contracts.storage.StoredFile;

/**
 * A pupil's file of which no side has its state yet.
 *
 * @param studentIdentifier from its name
 */
record PendingFile(UUID uploadId, StoredFile file, String studentIdentifier) {}
