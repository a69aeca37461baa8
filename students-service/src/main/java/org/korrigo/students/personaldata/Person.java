package org.korrigo.students.personaldata;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.students.student.FoldedName;
import org.korrigo.students.student.PupilDetails;

/**
 * Somebody of whom rosters may speak.
 *
 * @param lastName 1 to 200 characters; may hold the whole name as a roster has it
 * @param firstName at most 200 characters, empty for somebody with one name only
 * @param dateNaissance the birth date
 */
@Schema(requiredProperties = {"last_name", "first_name", "date_naissance"})
record Person(
    @NotBlank @Size(max = 200) String lastName,
    @NotNull @Size(max = 200) String firstName,
    @NotNull LocalDate dateNaissance) {

  /**
   * Who it is.
   *
   * @throws Problem invalid-request for a name without letters
   */
  PupilDetails.Identity identity() {
    String folded = FoldedName.of(lastName + " " + firstName);
    if (folded.isEmpty()) {
      throw Problem.invalid("last_name", "holds no name");
    }
    return new PupilDetails.Identity(folded, dateNaissance);
  }
}
