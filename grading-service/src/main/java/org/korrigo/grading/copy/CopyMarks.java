package org.korrigo.grading.copy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.grading.mark.MarkingEngine;

/**
 * A copy with what it counts, for lists of a whole exam: read without its pages.
 *
 * @param leafPoints the sum of the leaf scores
 * @param deltaSum the sum of the annotations' deltas
 * @param score the final total; null unless GRADED
 * @param gradedAt null unless GRADED
 * @param finalPdf null unless GRADED
 */
public record CopyMarks(
    UUID id,
    String anonymousId,
    CopyStatus status,
    String subjectVariant,
    String assignedCorrectorId,
    String globalAppreciation,
    BigDecimal leafPoints,
    int deltaSum,
    BigDecimal score,
    Instant gradedAt,
    StoredFile finalPdf) {

  static CopyMarks of(Copy copy) {
    return new CopyMarks(
        copy.id,
        copy.anonymousId,
        copy.status,
        copy.subjectVariant,
        copy.assignedCorrectorId,
        copy.globalAppreciation,
        copy.leafPoints,
        copy.deltaSum,
        copy.score,
        copy.gradedAt,
        copy.finalPdf);
  }

  /** Whether the mark stands. */
  public boolean graded() {
    return status == CopyStatus.GRADED;
  }

  /** The engine's total so far, or the final one. */
  public BigDecimal total(BigDecimal maximum) {
    return graded()
        ? MarkingEngine.canonical(score)
        : MarkingEngine.total(leafPoints, deltaSum, maximum);
  }

  /** The engine's final mark out of 20; null unless GRADED. */
  public BigDecimal outOfTwenty(BigDecimal maximum) {
    return graded() ? MarkingEngine.outOfTwenty(total(maximum), maximum) : null;
  }
}
