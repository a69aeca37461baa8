package org.korrigo.exams.scan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A scan of which every side is settled.
 *
 * @param examId its exam
 * @param uploadId the scan; null where each copy is a file of its own
 * @param copies every copy that the scan shows; of one that was read before, also those that are
 *     there
 * @param actorId who uploaded it
 * @param readAt when the last side was settled
 */
public record ReadScan(
    UUID examId, UUID uploadId, List<ReadCopy> copies, String actorId, Instant readAt) {}
