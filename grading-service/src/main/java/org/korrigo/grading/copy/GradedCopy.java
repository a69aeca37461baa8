package org.korrigo.grading.copy;

import java.util.Map;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.grading.journal.JournalLine;

/** What may be done to a copy that is marked. */
record GradedCopy(Copy copy) {

  /** The annotated PDF as it stands, to be kept when the copy is reopened. */
  FormerFinalPdf formerFinalPdf() {
    return FormerFinalPdf.of(copy);
  }

  /** GRADED → READY, for a mistake; scores and annotations stay as they are. */
  GradingEvent reopen(String reason, Occasion occasion) {
    Map<String, Object> metadata =
        Map.of("reason", JournalLine.REOPENED, "comment", reason, "score", copy.score());
    copy.status = CopyStatus.READY;
    copy.gradedAt = null;
    copy.gradedById = null;
    copy.finalPdf = null;
    copy.score = null;
    return copy.event(GradingAction.UNLOCK, occasion, metadata);
  }
}
