package org.korrigo.exams.scan;

import java.time.Instant;
import java.util.UUID;
import org.korrigo.exams.exam.ExamOutline;

/**
 * A request to take paper in, as far as it concerns all of its files.
 *
 * @param requestId becomes the first job's id
 * @param sha256 a digest of what was sent, as {@link IncomingScans#digest} makes it
 * @param pagesPerCopy A4 pages of a copy as proposed, in a batch
 * @param forced whether to take content that was taken before
 */
record NewUploads(
    ExamOutline exam,
    UUID requestId,
    String sha256,
    int pagesPerCopy,
    boolean forced,
    String actorId,
    Instant receivedAt) {

  Upload upload(TakenScan scan) {
    return Upload.of(exam.id(), scan, pagesPerCopy, forced, actorId, receivedAt);
  }
}
