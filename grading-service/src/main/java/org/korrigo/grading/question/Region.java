package org.korrigo.grading.question;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.grading.copy.PageEdge;

/**
 * A rectangle on a page.
 *
 * @param pageIndex 0-based
 * @param x left edge in parts of the page's width, from the left
 * @param y upper edge in parts of the page's height, from the top
 * @param w width in parts of the page's width; x + w is at most 1, as {@link PageEdge} counts
 * @param h height in parts of the page's height; y + h is at most 1, likewise
 */
record Region(
    @NotNull @Min(0) @Max(999) Integer pageIndex,
    @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 40) BigDecimal x,
    @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 40) BigDecimal y,
    @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 40) BigDecimal w,
    @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 40) BigDecimal h) {

  static Region of(QuestionRegion region) {
    return new Region(
        region.pageIndex,
        BigDecimal.valueOf(region.x),
        BigDecimal.valueOf(region.y),
        BigDecimal.valueOf(region.w),
        BigDecimal.valueOf(region.h));
  }

  /** Refuses a rectangle that reaches over the page's edge. */
  void requireInside() {
    if (PageEdge.isPassed(x, w)) {
      throw Problem.invalid("w", "reaches over the right edge of the page");
    }
    if (PageEdge.isPassed(y, h)) {
      throw Problem.invalid("h", "reaches over the lower edge of the page");
    }
  }
}
