package org.korrigo.identification.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.identification.matching.Candidate;
import org.korrigo.identification.matching.MatchReason;
import org.korrigo.identification.roster.StudentView;

/**
 * A line of a copy's trail.
 *
 * @param sequence orders the lines; the cursor of the list
 * @param actorId the person's subject, or null when a rule or another service did it
 * @param candidates the likeliest pupils then, best first, by number
 * @param undoes the sequence of the line that this one undoes, or null
 */
@Schema(description = "Something that changed whose a copy is, or its place in the queue.")
record DecisionView(
    long sequence,
    UUID id,
    DecisionAction action,
    @Schema(nullable = true) String actorId,
    Instant decidedAt,
    StandingView before,
    StandingView after,
    @Schema(nullable = true) Double margin,
    @Schema(nullable = true) MatchReason reason,
    @Schema(nullable = true) String explanation,
    @Schema(nullable = true) Double toleratedError,
    List<Candidate> candidates,
    @Schema(nullable = true) Long undoes) {

  /** The pupils whose names a view of this line needs. */
  static Stream<Integer> studentsOf(TrailEntry line) {
    return Stream.of(line.before, line.after).map(Standing::studentId).filter(id -> id != null);
  }

  static DecisionView of(TrailEntry line, Map<Integer, StudentView> students) {
    return new DecisionView(
        line.sequence,
        line.id,
        line.action,
        line.actorId,
        line.decidedAt,
        StandingView.of(line.before, students),
        StandingView.of(line.after, students),
        line.evidence.margin(),
        line.evidence.matchReason(),
        line.evidence.explanation(),
        line.evidence.toleratedError(),
        line.evidence.candidates(),
        line.undoes);
  }
}
