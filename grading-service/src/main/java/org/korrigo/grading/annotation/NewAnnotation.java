package org.korrigo.grading.annotation;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * An annotation as the corrector draws it.
 *
 * @param pageIndex 0-based
 * @param x left edge in parts of the page's width, from the left
 * @param y upper edge in parts of the page's height, from the top
 * @param w width in parts of the page's width; x + w is at most 1
 * @param h height in parts of the page's height; y + h is at most 1
 * @param content text, at most 2000 characters, or null
 * @param scoreDelta whole points added to (or taken from) the total, or null
 */
record NewAnnotation(
    @NotNull @Min(0) Integer pageIndex,
    @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 40) BigDecimal x,
    @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 40) BigDecimal y,
    @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 40) BigDecimal w,
    @NotNull @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 40) BigDecimal h,
    @Size(max = 2000) String content,
    @NotNull AnnotationType type,
    @Min(-100) @Max(100) Integer scoreDelta) {}
