package org.korrigo.exams.scan;

import java.util.OptionalDouble;
import java.util.UUID;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.exam.ExamOutline;

/**
 * A job in a worker's hands.
 *
 * @param token proves that this worker holds it
 * @param uploadId the batch; null for single pupils' files
 * @param file the batch; null for single pupils' files
 * @param pagesPerCopy A4 pages of a copy as proposed, in a batch
 * @param actorId who uploaded the scan
 * @param inOrder whether a person vouches for the order of its sides
 * @param fold where that person says that its sheets are folded, as a part of the width of a side
 * @param isLastAttempt whether the job is given up if nothing comes of it this time
 */
record ClaimedJob(
    UUID jobId,
    UUID token,
    UUID uploadId,
    ExamOutline exam,
    StoredFile file,
    int pagesPerCopy,
    String actorId,
    boolean inOrder,
    OptionalDouble fold,
    boolean isLastAttempt) {

  static ClaimedJob ofBatch(ScanJob job, UUID token, ExamOutline exam, Upload upload) {
    return new ClaimedJob(
        job.id,
        token,
        upload.id,
        exam,
        upload.file,
        upload.pagesPerCopy,
        upload.actorId,
        upload.vouchedById != null,
        upload.fold == null ? OptionalDouble.empty() : OptionalDouble.of(upload.fold),
        job.isLastAttempt());
  }

  static ClaimedJob ofFiles(ScanJob job, UUID token, ExamOutline exam, Upload first) {
    return new ClaimedJob(
        job.id,
        token,
        null,
        exam,
        null,
        0,
        first.actorId,
        false,
        OptionalDouble.empty(),
        job.isLastAttempt());
  }

  /** Whether each file is a pupil's. */
  boolean hasSinglePupilsFiles() {
    return uploadId == null;
  }

  int sheetsPerCopy() {
    return Math.max(1, pagesPerCopy / exam.pagesPerBooklet());
  }
}
