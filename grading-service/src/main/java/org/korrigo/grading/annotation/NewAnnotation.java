package org.korrigo.grading.annotation;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.korrigo.contracts.problem.Problem.Violation;
import org.korrigo.grading.copy.PageEdge;
import org.korrigo.grading.journal.AnnotationRecord;

/**
 * An annotation as the corrector draws it.
 *
 * @param pageIndex 0-based
 * @param x left edge in parts of the page's width, from the left
 * @param y upper edge in parts of the page's height, from the top
 * @param w width in parts of the page's width; x + w is at most 1, as {@link PageEdge} counts
 * @param h height in parts of the page's height; y + h is at most 1, likewise
 * @param content text of at most 2000 characters, or a drawing ({@link AnnotationContent}), or null
 * @param scoreDelta whole points added to (or taken from) the total, or null
 */
record NewAnnotation(
    @NotNull @Min(0) Integer pageIndex,
    @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 40) BigDecimal x,
    @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 40) BigDecimal y,
    @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 40) BigDecimal w,
    @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 40) BigDecimal h,
    @Size(max = ContentFaults.MOST_CHARACTERS) String content,
    @NotNull AnnotationType type,
    @Min(-100) @Max(100) Integer scoreDelta) {

  /**
   * What is wrong with it on a copy of so many pages.
   *
   * @param prefix before the name of each field
   */
  List<Violation> faults(int pageCount, String prefix) {
    List<Violation> faults = new ArrayList<>(ContentFaults.of(content, prefix + "content"));
    if (pageIndex >= pageCount) {
      faults.add(
          new Violation(prefix + "page_index", "the copy has %d pages".formatted(pageCount)));
    }
    if (PageEdge.isPassed(x, w)) {
      faults.add(new Violation(prefix + "w", "reaches over the right edge of the page"));
    }
    if (PageEdge.isPassed(y, h)) {
      faults.add(new Violation(prefix + "h", "reaches over the lower edge of the page"));
    }
    return faults;
  }

  /** As a new annotation. */
  AnnotationRecord by(String createdById, Instant createdAt) {
    return as(createdById, createdAt, 0);
  }

  /** In place of an annotation; the same one, version included, if nothing is drawn otherwise. */
  AnnotationRecord insteadOf(AnnotationRecord before) {
    AnnotationRecord same = as(before.createdById(), before.createdAt(), before.version());
    return same.equals(before)
        ? before
        : as(before.createdById(), before.createdAt(), before.version() + 1);
  }

  private AnnotationRecord as(String createdById, Instant createdAt, long version) {
    return new AnnotationRecord(
        pageIndex,
        x.doubleValue(),
        y.doubleValue(),
        w.doubleValue(),
        h.doubleValue(),
        content,
        type.name(),
        scoreDelta,
        createdById,
        createdAt,
        version);
  }
}
