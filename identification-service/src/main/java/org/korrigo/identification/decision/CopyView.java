package org.korrigo.identification.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.korrigo.contracts.identification.CopyIdentified.Decision;
import org.korrigo.identification.matching.Candidate;
import org.korrigo.identification.roster.StudentView;

/**
 * A copy as the person at the desk sees it.
 *
 * @param detectedText what was read, a line per row of the header
 * @param confidence the reader's own, 0 to 1
 * @param decision null while nothing was decided; MANUAL without a student: taken back by a person
 * @param student whose it is, or null
 * @param candidates the likeliest pupils, best first
 */
record CopyView(
    UUID copyId,
    UUID examId,
    String anonymousId,
    CopyState state,
    String detectedText,
    double confidence,
    Decision decision,
    String decidedById,
    Instant decidedAt,
    StudentView student,
    List<CandidateView> candidates) {

  /** The pupils whose names a view of this copy needs. */
  static Stream<Integer> studentsOf(OcrResult copy) {
    return Stream.concat(
        Stream.ofNullable(copy.studentId()), copy.candidates().stream().map(Candidate::studentId));
  }

  static CopyView of(OcrResult copy, Map<Integer, StudentView> students) {
    return new CopyView(
        copy.copyId(),
        copy.examId(),
        copy.anonymousId(),
        copy.state(),
        copy.detectedText(),
        copy.confidence(),
        copy.decision(),
        copy.decidedById(),
        copy.decidedAt(),
        copy.studentId() == null ? null : students.get(copy.studentId()),
        copy.candidates().stream()
            .filter(candidate -> students.containsKey(candidate.studentId()))
            .map(
                candidate ->
                    CandidateView.of(students.get(candidate.studentId()), candidate.score()))
            .toList());
  }
}
