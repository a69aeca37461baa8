package org.korrigo.exams.scan;

import java.util.UUID;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.exams.exam.ExamOutline;

/**
 * A job in a worker's hands.
 *
 * @param token proves that this worker holds it
 * @param file the scan
 * @param pagesPerCopy A4 pages of a copy as proposed
 * @param actorId who uploaded the scan
 */
record ClaimedJob(
    UUID jobId,
    UUID token,
    UUID uploadId,
    ExamOutline exam,
    StoredFile file,
    int pagesPerCopy,
    String actorId) {

  int sheetsPerCopy() {
    return Math.max(1, pagesPerCopy / exam.pagesPerBooklet());
  }
}
