package org.korrigo.identification.decision;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.korrigo.contracts.identification.CopyIdentified.Decision;
import org.korrigo.identification.roster.StudentView;

/**
 * How a copy stood.
 *
 * @param studentId whose it was, or null
 * @param student the same pupil; null for one who has left the roster since
 */
@Schema(description = "How a copy stood before or after a change.")
record StandingView(
    CopyState state,
    @Schema(nullable = true) Integer studentId,
    @Schema(nullable = true) StudentView student,
    @Schema(nullable = true) Decision decision,
    @Schema(nullable = true) String decidedById,
    @Schema(nullable = true) Instant decidedAt,
    boolean notOnList,
    @Schema(nullable = true) Instant skippedAt) {

  static StandingView of(Standing standing, Map<Integer, StudentView> students) {
    return new StandingView(
        standing.state(),
        standing.studentId(),
        standing.studentId() == null ? null : students.get(standing.studentId()),
        standing.decision(),
        standing.decidedById(),
        standing.decidedAt(),
        standing.notOnList(),
        standing.skippedAt());
  }
}
