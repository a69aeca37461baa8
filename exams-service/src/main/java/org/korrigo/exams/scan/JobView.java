package org.korrigo.exams.scan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.exams.UploadMode;

/**
 * How far a job is.
 *
 * @param done sides that have their state in the ledger
 * @param total sides of the upload
 * @param faults what a person has to look at, so far
 */
record JobView(
    UUID id,
    UUID examId,
    UUID uploadId,
    UploadMode kind,
    JobState state,
    int done,
    int total,
    List<Fault> faults,
    Instant createdAt,
    Instant startedAt,
    Instant finishedAt) {

  /**
   * Something wrong with the paper.
   *
   * @param side of the scan, from 1; null for the batch as a whole
   */
  record Fault(Integer side, String message) {}
}
