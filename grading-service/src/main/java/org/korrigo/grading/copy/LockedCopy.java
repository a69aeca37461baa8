package org.korrigo.grading.copy;

import java.math.BigDecimal;
import java.util.Map;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.storage.StoredFile;

/** What may be done to a copy while a teacher marks it. */
record LockedCopy(Copy copy) {
  /** The {@code reason} of an UNLOCK that nobody asked for. */
  static final String EXPIRED = "expired";

  /** The {@code reason} of an UNLOCK by an admin. */
  static final String BROKEN = "broken";

  /** LOCKED stays LOCKED: the same teacher goes on in another window. */
  GradingEvent relock(Occasion occasion) {
    return copy.event(GradingAction.LOCK, occasion, Map.of("reason", "relocked"));
  }

  /** LOCKED → READY, by the teacher who holds it. */
  GradingEvent unlock(Occasion occasion) {
    return free(occasion, Map.of("owner_id", copy.lockedById));
  }

  /**
   * LOCKED → READY, by an admin who takes it away.
   *
   * @param comment the admin's reason, for whoever loses the lock and for the journal
   */
  GradingEvent breakLock(String comment, Occasion occasion) {
    return free(
        occasion, Map.of("reason", BROKEN, "comment", comment, "owner_id", copy.lockedById));
  }

  /** LOCKED → READY, because no heartbeat came. */
  GradingEvent expire(Occasion occasion) {
    return free(occasion, Map.of("reason", EXPIRED, "owner_id", copy.lockedById));
  }

  /**
   * LOCKED → GRADED.
   *
   * @param finalPdf the annotated PDF, already stored
   */
  GradingEvent finalise(StoredFile finalPdf, Occasion occasion) {
    BigDecimal total = copy.total(occasion.maximum());
    copy.status = CopyStatus.GRADED;
    copy.gradedById = occasion.actorId();
    copy.lockedById = null;
    copy.lockedAt = null;
    copy.gradedAt = occasion.at();
    copy.finalPdf = finalPdf;
    copy.score = total;
    return copy.event(
        GradingAction.FINALIZE,
        occasion,
        Map.of("score", total, "maximum", occasion.maximum(), "final_pdf", finalPdf.sha256()));
  }

  private GradingEvent free(Occasion occasion, Map<String, Object> metadata) {
    copy.status = CopyStatus.READY;
    copy.lockedById = null;
    copy.lockedAt = null;
    return copy.event(GradingAction.UNLOCK, occasion, metadata);
  }
}
