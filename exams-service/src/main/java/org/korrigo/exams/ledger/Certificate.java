package org.korrigo.exams.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That every scanned side of an exam is accounted for.
 *
 * @param content what is certified: the same as long as the ledger is the same
 * @param sha256 of the content as canonical JSON: members sorted by name, no space between them,
 *     UTF-8 (what {@code jq -cSj .content} writes)
 * @param issuedById who asked for this paper
 */
record Certificate(Content content, String sha256, String issuedById, Instant issuedAt) {

  /**
   * What is certified. It names no pupil; a reason is as a person wrote it.
   *
   * @param count that what came agrees with what was stated, or that nothing was stated
   * @param sheetsReceived sheets of which a page is in a copy
   * @param uploads every file, in the order in which they came
   * @param discarded every side that was put aside, by whom, when and why
   */
  record Content(
      UUID examId,
      CountCheck count,
      SideCounts sides,
      Integer sheetsExpected,
      int sheetsReceived,
      LedgerView.Copies copies,
      LedgerView.Roster roster,
      List<UploadAccount> uploads,
      List<DiscardedSide> discarded) {}

  /** A side that a person put aside. */
  record DiscardedSide(
      UUID uploadId, int sideNumber, String reason, String decidedById, Instant decidedAt) {}
}
