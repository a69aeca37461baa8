package org.korrigo.grading.audit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.korrigo.contracts.grading.CopyStatus;

/**
 * What became of a copy beside its marks.
 *
 * @param status null before it was handed over
 * @param lockedBy who marks it, or null unless LOCKED
 * @param finalisedBy who finalised it, or null unless GRADED
 * @param finalisedAt when, or null unless GRADED
 * @param maximum what its final total is counted against, or null unless GRADED
 * @param formerPdfs the annotated PDFs that it had before it was reopened, by when it was finalised
 * @param given whether its pupil was given the result
 */
record Course(
    CopyStatus status,
    String lockedBy,
    String finalisedBy,
    Instant finalisedAt,
    BigDecimal maximum,
    Map<Instant, FormerPdf> formerPdfs,
    boolean given) {

  /**
   * An annotated PDF that was replaced.
   *
   * @param finalPdf its SHA-256
   * @param score the total that it shows
   */
  record FormerPdf(String finalPdf, BigDecimal score) {}

  Course {
    formerPdfs = new TreeMap<>(formerPdfs);
  }

  /** What is wrong if there is no such copy: nothing, if it was not handed over. */
  List<Difference> missed() {
    return status == null ? List.of() : List.of(new Difference(null, "copy", status, null));
  }

  /** What is stored otherwise than the journal, this course, tells. */
  List<Difference> differences(Course stored) {
    List<Difference> found = new ArrayList<>();
    Marking.compare("status", status, stored.status, found);
    Marking.compare("locked by", lockedBy, stored.lockedBy, found);
    Marking.compare("finalised by", finalisedBy, stored.finalisedBy, found);
    Marking.compare("finalised at", finalisedAt, stored.finalisedAt, found);
    Marking.compare("maximum", maximum, stored.maximum, found);
    Marking.compare("former final pdf", formerPdfs, stored.formerPdfs, found);
    Marking.compare("result given", given, stored.given, found);
    return found;
  }
}
