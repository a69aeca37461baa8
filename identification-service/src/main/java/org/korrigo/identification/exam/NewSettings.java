package org.korrigo.identification.exam;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.contracts.problem.Problem;

/**
 * How an exam's copies are to be identified.
 *
 * @param toleratedError the part of automatic decisions that may be wrong, above 0, at most 0.05
 */
@Schema(description = "How an exam's copies are to be identified.")
record NewSettings(
    @NotNull
        @Schema(
            description = "The part of automatic decisions that may be wrong.",
            exclusiveMinimum = true,
            minimum = "0",
            maximum = "0.05")
        Double toleratedError) {
  private static final double LARGEST = 0.05;

  /**
   * @throws Problem invalid-request
   */
  NewSettings {
    if (toleratedError != null && !(toleratedError > 0 && toleratedError <= LARGEST)) {
      throw Problem.invalid("tolerated_error", "must be above 0 and at most " + LARGEST);
    }
  }
}
