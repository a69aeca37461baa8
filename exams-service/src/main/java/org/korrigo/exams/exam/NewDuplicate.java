package org.korrigo.exams.exam;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * An exam with the structure of another.
 *
 * @param name of the new exam
 * @param date the day of its sitting
 */
record NewDuplicate(
    @NotBlank
        @Size(max = 255)
        @Pattern(regexp = "\\P{Cntrl}*", message = "must not contain control characters")
        String name,
    @NotNull @ExamDay LocalDate date) {}
