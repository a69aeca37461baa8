package org.korrigo.identification.header;

import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.storage.StoredFile;

/**
 * A copy whose headers are to be read, ours until the lease ends.
 *
 * @param sequence which state of the copy was claimed
 * @param attempts how often it has been claimed, this time included
 * @param misses how often the file store said that a header is missing or damaged
 */
record HeaderJob(
    UUID copyId, UUID examId, long sequence, List<StoredFile> headers, int attempts, int misses) {}
