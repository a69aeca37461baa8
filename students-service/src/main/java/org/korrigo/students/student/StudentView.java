package org.korrigo.students.student;

import java.time.LocalDate;

/**
 * A pupil as the secretariat sees it.
 *
 * @param email or null
 * @param userId the subject of the pupil's account, or null
 * @param nameSplit GUESSED asks for a person's look at where the last name ends
 */
record StudentView(
    int id,
    String lastName,
    String firstName,
    LocalDate dateNaissance,
    String className,
    String email,
    String userId,
    NameSplit nameSplit) {

  static StudentView of(Student student) {
    return new StudentView(
        student.id(),
        student.lastName(),
        student.firstName(),
        student.dateNaissance(),
        student.className(),
        student.email(),
        student.userId(),
        student.nameSplit());
  }
}
