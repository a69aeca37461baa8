package org.korrigo.identification.decision;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.identification.matching.Agreement;
import org.korrigo.identification.matching.Candidate;
import org.korrigo.identification.roster.StudentView;

/**
 * A pupil who may have written a copy.
 *
 * @param score 1 when everything agrees with what was read, 0 when nothing does
 * @param agreement how each field agrees
 */
@Schema(description = "A pupil who may have written a copy.")
record CandidateView(
    int studentId,
    String lastName,
    String firstName,
    LocalDate dateNaissance,
    String className,
    @Schema(
            description = "1 when everything agrees with what was read, 0 when nothing does.",
            minimum = "0",
            maximum = "1")
        double score,
    Fields agreement) {

  /** How each field of the header agrees with the pupil's. */
  @Schema(
      name = "CandidateAgreement",
      description =
          "How each field agrees: AGREES, SIMILAR (some signs differ), DIFFERS, or UNREAD.")
  record Fields(Agreement lastName, Agreement firstName, Agreement birthDate) {}

  static CandidateView of(StudentView student, Candidate candidate) {
    return new CandidateView(
        student.id(),
        student.lastName(),
        student.firstName(),
        student.dateNaissance(),
        student.className(),
        candidate.score(),
        new Fields(candidate.lastName(), candidate.firstName(), candidate.birthDate()));
  }
}
