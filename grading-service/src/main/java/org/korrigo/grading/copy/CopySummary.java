package org.korrigo.grading.copy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.exams.PageImage;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.contracts.storage.StoredFile;

/**
 * A copy to read, for other features of grading.
 *
 * @param pdfSource the anonymous copy as it was handed over
 * @param score the total, 0 to the maximum; null unless GRADED
 * @param gradedAt null unless GRADED
 * @param finalPdf the annotated PDF; null unless GRADED
 */
public record CopySummary(
    UUID id,
    UUID examId,
    String anonymousId,
    CopyStatus status,
    String subjectVariant,
    String globalAppreciation,
    StoredFile pdfSource,
    List<PageImage> pages,
    BigDecimal score,
    Instant gradedAt,
    StoredFile finalPdf,
    long version) {

  static CopySummary of(Copy copy) {
    return new CopySummary(
        copy.id,
        copy.examId,
        copy.anonymousId,
        copy.status,
        copy.subjectVariant,
        copy.globalAppreciation,
        copy.pdfSource,
        copy.pages.images(),
        copy.score(),
        copy.gradedAt,
        copy.finalPdf,
        copy.version);
  }
}
