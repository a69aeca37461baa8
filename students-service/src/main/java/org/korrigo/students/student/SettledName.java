package org.korrigo.students.student;

import static org.korrigo.students.student.StudentForm.CONTROL;
import static org.korrigo.students.student.StudentForm.NO_CONTROL;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Where a pupil's last name ends, as a person says.
 *
 * @param lastName 1 to 100 characters
 * @param firstName at most 100 characters
 */
record SettledName(
    @NotBlank @Size(max = 100) @Pattern(regexp = NO_CONTROL, message = CONTROL) String lastName,
    @NotNull @Size(max = 100) @Pattern(regexp = NO_CONTROL, message = CONTROL) String firstName) {}
