package org.korrigo.students.student;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.contracts.problem.Problem;

/**
 * What a person says of a pupil.
 *
 * @param lastName 1 to 100 characters, in capitals as PRONOTE writes it
 * @param firstName at most 100 characters, empty for a pupil with one name only
 * @param dateNaissance from 1900 to today
 * @param className 1 to 50 characters, e.g. "TG2"
 * @param email at most 254 characters, or null
 */
@Schema(requiredProperties = {"last_name", "first_name", "date_naissance", "class_name"})
record StudentForm(
    @NotBlank @Size(max = 100) @Pattern(regexp = NO_CONTROL, message = CONTROL) String lastName,
    @NotNull @Size(max = 100) @Pattern(regexp = NO_CONTROL, message = CONTROL) String firstName,
    @NotNull LocalDate dateNaissance,
    @NotBlank @Size(max = 50) @Pattern(regexp = NO_CONTROL, message = CONTROL) String className,
    @Size(max = 254) @Pattern(regexp = PupilDetails.EMAIL, message = "is not an e-mail address")
        String email) {
  static final String NO_CONTROL = "\\P{Cc}*";
  static final String CONTROL = "holds a control character";
  private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);

  /**
   * The same without spaces around.
   *
   * @param today no one is born after it
   * @throws Problem invalid-request for a name without letters, one that is too long once its
   *     characters are plain letters, and a day on which no pupil is born
   */
  StudentForm checked(LocalDate today) {
    if (identity().foldedName().isEmpty()) {
      throw Problem.invalid("last_name", "holds no name");
    }
    if (identity().foldedName().length() > FoldedName.LONGEST) {
      throw Problem.invalid("last_name", "with first_name, is too long in plain letters");
    }
    if (dateNaissance.isAfter(today) || dateNaissance.isBefore(OLDEST)) {
      throw Problem.invalid("date_naissance", "cannot be a birth date");
    }
    return new StudentForm(
        lastName.strip(), firstName.strip(), dateNaissance, className.strip(), email);
  }

  /** Who it is. */
  PupilDetails.Identity identity() {
    return new PupilDetails.Identity(FoldedName.of(lastName + " " + firstName), dateNaissance);
  }
}
