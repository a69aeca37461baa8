package org.korrigo.identification.decision;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.contracts.problem.Problem;

/**
 * Whose a copy is.
 *
 * @param studentId the pupil's number, or null, which is not the same as nothing: it takes the copy
 *     back
 */
@Schema(description = "Whose a copy is.")
record NewOwner(
    @Schema(
            implementation = Integer.class,
            description = "The pupil's number; null takes the copy back.")
        JsonNode studentId) {

  /**
   * @throws Problem invalid-request
   */
  NewOwner {
    if (studentId == null || !(studentId.isNull() || studentId.isInt())) {
      throw Problem.invalid("student_id", "must be a pupil's number, or null to take it back");
    }
  }

  /** The pupil's number, or null. */
  Integer student() {
    return studentId.isNull() ? null : studentId.intValue();
  }
}
