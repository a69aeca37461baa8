package org.korrigo.grading.copy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.grading.mark.MarkingEngine;

/**
 * An annotated PDF that a copy had before it was reopened.
 *
 * @param gradedAt when the copy was finalised with it
 * @param score the total that it shows, 0 to the exam's maximum
 * @param sha256 of the file, as the FINALIZE line of the journal names it
 * @param size bytes
 * @param href where the file is, from the root of the origin
 */
public record FormerFinalPdfView(
    UUID id, Instant gradedAt, BigDecimal score, String sha256, long size, String href) {

  static FormerFinalPdfView of(FormerFinalPdf former, String base) {
    return new FormerFinalPdfView(
        former.id,
        former.gradedAt,
        MarkingEngine.canonical(former.score),
        former.finalPdf.sha256(),
        former.finalPdf.size(),
        "%s/copies/%s/former-final-pdfs/%s".formatted(base, former.copyId, former.id));
  }
}
