package org.korrigo.students.student;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Another record of the same pupil.
 *
 * @param studentId the record that goes
 */
@Schema(requiredProperties = {"student_id"})
record Merge(@NotNull Integer studentId) {}
