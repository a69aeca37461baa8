package org.korrigo.exams.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What became of the sides of one uploaded file.
 *
 * @param sha256 of the file
 * @param uploadedById the account that sent it
 * @param jobId the job that settles its sides; pupils' files that came together have one
 * @param jobRunning whether its job has not done its work, because it goes on or has FAILED: copies
 *     are proposed at its end
 * @param inNoCopy used sides of which a page is in no copy; none once the job is DONE, whatever
 *     persons do
 * @param question what its pictures leave to a person's word and nobody has answered; null for
 *     nothing. Before it is confirmed no copy of its paper is handed over
 * @param confirmations the words of persons that it is in order, in the order in which they came
 */
record UploadAccount(
    UUID uploadId,
    String sha256,
    Instant uploadedAt,
    String uploadedById,
    UUID jobId,
    boolean jobRunning,
    SideCounts sides,
    int inNoCopy,
    @JsonInclude(JsonInclude.Include.NON_NULL) String question,
    List<Confirmation> confirmations) {

  /** Whether no side of it stands against a certificate. */
  boolean isSettled() {
    return sides.open() == 0 && sides.pending() == 0 && inNoCopy == 0 && !jobRunning;
  }
}
