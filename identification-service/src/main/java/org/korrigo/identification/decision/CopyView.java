package org.korrigo.identification.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.contracts.identification.CopyIdentified.Decision;
import org.korrigo.identification.matching.Candidate;
import org.korrigo.identification.matching.ClassMatching;
import org.korrigo.identification.matching.MatchReason;
import org.korrigo.identification.roster.StudentView;

/**
 * A copy as the person at the desk sees it.
 *
 * @param headers where the pictures of its headers are, one per sheet
 * @param detectedText what was read, a line per row of the header
 * @param fileName what the name of the copy's file says of its writer, or null
 * @param confidence the reader's own, 0 to 1
 * @param decision null while nothing was decided; MANUAL without a student: taken back by a person,
 *     or nobody's of the list
 * @param student whose it is, or null
 * @param candidates the likeliest pupils, best first
 * @param margin how much dearer the class becomes if the copy is not the best pupil's, or null
 * @param reason why it is given or a person is asked; null before the class was solved
 * @param explanation the same in plain words
 * @param toleratedError the part of automatic decisions that might be wrong, then in force
 * @param skippedAt when a person left it for later, or null
 * @param version its entity tag
 * @param next the copy to look at next, where that was asked for
 */
@Schema(description = "A copy as the person at the desk sees it.")
record CopyView(
    UUID copyId,
    UUID examId,
    String anonymousId,
    CopyState state,
    @Schema(description = "Where the pictures of its headers are, one per sheet.")
        List<String> headers,
    @Schema(description = "What was read, a line per row of the header.") String detectedText,
    @Schema(
            nullable = true,
            description =
                "What the name of the copy's file says of its writer; it gives no copy by rule.")
        String fileName,
    @Schema(description = "The reader's own; says little about the match.") double confidence,
    @Schema(nullable = true) Decision decision,
    @Schema(nullable = true) String decidedById,
    @Schema(nullable = true) Instant decidedAt,
    @Schema(nullable = true) StudentView student,
    @Schema(description = "At most eight, the likeliest first.") List<CandidateView> candidates,
    @Schema(nullable = true) Double margin,
    @Schema(nullable = true, description = "Why it is given by rule, or a person is asked.")
        MatchReason reason,
    @Schema(nullable = true, description = "The reason in plain words.") String explanation,
    @Schema(nullable = true) Double toleratedError,
    @Schema(nullable = true) Instant skippedAt,
    @Schema(description = "Its entity tag.") int version,
    @Schema(nullable = true, description = "The next of the queue, with next=true.")
        CopyView next) {

  /** The pupils whose names a view of this copy needs. */
  static Stream<Integer> studentsOf(ShownCopy copy) {
    return Stream.concat(
        Stream.ofNullable(copy.verdict.studentId()),
        copy.evidence.candidates().stream().map(Candidate::studentId));
  }

  static CopyView of(ShownCopy copy, Map<Integer, StudentView> students) {
    Verdict verdict = copy.verdict;
    Evidence evidence = copy.evidence;
    return new CopyView(
        copy.copyId,
        copy.examId,
        copy.anonymousId,
        copy.state,
        headers(copy),
        copy.detectedText,
        copy.fileName,
        copy.confidence,
        verdict.decision(),
        verdict.decidedById(),
        verdict.decidedAt(),
        verdict.studentId() == null ? null : students.get(verdict.studentId()),
        evidence.candidates().stream()
            .filter(candidate -> students.containsKey(candidate.studentId()))
            .map(candidate -> CandidateView.of(students.get(candidate.studentId()), candidate))
            .limit(ClassMatching.CANDIDATES)
            .toList(),
        evidence.margin(),
        evidence.matchReason(),
        evidence.explanation(),
        evidence.toleratedError(),
        copy.skippedAt.equals(OcrResult.NEVER) ? null : copy.skippedAt,
        copy.decisionVersion,
        null);
  }

  CopyView withNext(CopyView following) {
    return new CopyView(
        copyId,
        examId,
        anonymousId,
        state,
        headers,
        detectedText,
        fileName,
        confidence,
        decision,
        decidedById,
        decidedAt,
        student,
        candidates,
        margin,
        reason,
        explanation,
        toleratedError,
        skippedAt,
        version,
        following);
  }

  private static List<String> headers(ShownCopy copy) {
    return IntStream.rangeClosed(1, copy.headers == null ? 0 : copy.headers)
        .mapToObj(number -> "/api/identification/copies/" + copy.copyId + "/headers/" + number)
        .toList();
  }
}
