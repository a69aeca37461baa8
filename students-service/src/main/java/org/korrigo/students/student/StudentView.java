package org.korrigo.students.student;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A pupil as the secretariat sees it.
 *
 * @param email or null
 * @param userId the subject of the pupil's account, or null
 * @param nameSplit GUESSED asks for a person's look at where the last name ends
 * @param accountName with which the pupil signs in, if this service made the account, or null
 * @param version as the entity tag says it
 */
@Schema(
    requiredProperties = {
      "id",
      "last_name",
      "first_name",
      "date_naissance",
      "class_name",
      "name_split",
      "version"
    })
public record StudentView(
    int id,
    String lastName,
    String firstName,
    LocalDate dateNaissance,
    String className,
    String email,
    String userId,
    NameSplit nameSplit,
    String accountName,
    int version) {

  static StudentView of(Student student) {
    return new StudentView(
        student.id(),
        student.lastName(),
        student.firstName(),
        student.dateNaissance(),
        student.className(),
        student.email(),
        student.userId(),
        student.nameSplit(),
        student.accountName(),
        student.version());
  }
}
