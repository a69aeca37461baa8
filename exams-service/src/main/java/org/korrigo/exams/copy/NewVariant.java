package org.korrigo.exams.copy;

import jakarta.validation.constraints.Pattern;

/**
 * Which variant of the subject a copy answers.
 *
 * @param subjectVariant A or B, or null if it is not known
 */
record NewVariant(
    @Pattern(regexp = "[AB]", message = "must be A, B or null") String subjectVariant) {}
