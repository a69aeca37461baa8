package org.korrigo.exams.scan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.contracts.exams.UploadMode;

/**
 * How far a job is.
 *
 * @param uploadId the batch; null for single pupils' files, and once the job is cancelled
 * @param done sides that have their state in the ledger
 * @param total sides of all that was uploaded
 * @param faults what a person has to look at, so far: of the job as a whole, and of the first
 *     hundred open sides
 * @param faultCount how many there are in all
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
    int faultCount,
    Instant createdAt,
    Instant startedAt,
    Instant finishedAt) {

  /**
   * Something wrong with the paper.
   *
   * @param uploadId the file in question; null for the job as a whole
   * @param side of that file, from 1; null for the job as a whole
   */
  @Schema(name = "JobFault")
  record Fault(UUID uploadId, Integer side, String message) {}
}
