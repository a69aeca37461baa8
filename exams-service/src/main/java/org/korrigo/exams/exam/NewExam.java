package org.korrigo.exams.exam;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.Problem.Violation;

/**
 * An exam as the secretariat describes it.
 *
 * @param name e.g. "Bac blanc maths TG, January 2026"
 * @param date the day of the sitting
 * @param uploadMode how the paper comes in; default BATCH_A3
 * @param pagesPerBooklet A4 pages a sheet gives; a folded A3 sheet has 4, which is the default
 * @param scoreStep leaf scores are multiples of this; default 0.25
 * @param gradingStructure the marking scale; default empty
 * @param identityOn which sheets bear a name; default EVERY_SHEET
 * @param identityZone how much of a first page's height, from its top, is kept from correctors:
 *     above 0 and at most 1; default 0.43
 * @param annexZone the same of the front of an A4 annex, on which pupils may write their names too;
 *     0 if annexes have no place for one; null for as much as {@code identityZone}
 */
record NewExam(
    @NotBlank
        @Size(max = 255)
        @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
        String name,
    @NotNull @ExamDay LocalDate date,
    UploadMode uploadMode,
    @Min(1) @Max(100) Integer pagesPerBooklet,
    @DecimalMin("0.01") @DecimalMax("10") @Digits(integer = 2, fraction = 2) BigDecimal scoreStep,
    List<ScaleNode> gradingStructure,
    IdentityOn identityOn,
    @DecimalMin("0.05") @DecimalMax("1") @Digits(integer = 1, fraction = 2) BigDecimal identityZone,
    @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = 2) BigDecimal annexZone) {
  private static final int PAGES_OF_A_FOLDED_SHEET = 4;

  NewExam {
    uploadMode = uploadMode == null ? UploadMode.BATCH_A3 : uploadMode;
    pagesPerBooklet = pagesPerBooklet == null ? PAGES_OF_A_FOLDED_SHEET : pagesPerBooklet;
    scoreStep = scoreStep == null ? new BigDecimal("0.25") : scoreStep;
    gradingStructure = gradingStructure == null ? List.of() : gradingStructure;
    identityOn = identityOn == null ? IdentityOn.EVERY_SHEET : identityOn;
    identityZone = identityZone == null ? new BigDecimal("0.43") : identityZone;
  }

  /** The same with another marking scale. */
  NewExam withScale(List<ScaleNode> scale) {
    return new NewExam(
        name,
        date,
        uploadMode,
        pagesPerBooklet,
        scoreStep,
        scale,
        identityOn,
        identityZone,
        annexZone);
  }

  /**
   * @throws Problem invalid-request with every rule that is broken
   */
  void requireSound() {
    List<Violation> violations =
        new ArrayList<>(MarkingScale.violations(gradingStructure, scoreStep));
    if (uploadMode == UploadMode.BATCH_A3 && pagesPerBooklet != PAGES_OF_A_FOLDED_SHEET) {
      violations.add(
          new Violation("pages_per_booklet", "must be 4: a folded A3 sheet has 4 pages"));
    }
    if (!violations.isEmpty()) {
      throw Problem.invalid(violations);
    }
  }
}
