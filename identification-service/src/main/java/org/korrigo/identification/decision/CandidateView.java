package org.korrigo.identification.decision;

import java.time.LocalDate;
import org.korrigo.identification.roster.StudentView;

/**
 * A pupil who may have written a copy.
 *
 * @param score 1 when everything agrees with what was read, 0 when nothing does
 */
record CandidateView(
    int studentId,
    String lastName,
    String firstName,
    LocalDate dateNaissance,
    String className,
    double score) {

  static CandidateView of(StudentView student, double score) {
    return new CandidateView(
        student.id(),
        student.lastName(),
        student.firstName(),
        student.dateNaissance(),
        student.className(),
        score);
  }
}
