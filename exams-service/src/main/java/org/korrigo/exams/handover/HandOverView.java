package org.korrigo.exams.handover;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far a hand-over is.
 *
 * @param done copies of which it is known what became of them
 * @param total copies that were in STAGING when it was asked for
 * @param faults copies that could not be handed over, so far
 */
record HandOverView(
    UUID id,
    UUID examId,
    HandOverState state,
    int done,
    int total,
    List<Fault> faults,
    Instant createdAt,
    Instant startedAt,
    Instant finishedAt) {

  /**
   * A copy that stays where it is.
   *
   * @param type of the problem, as its hand-over alone would answer
   * @param message why
   */
  @Schema(name = "HandOverFault")
  record Fault(UUID copyId, String type, String message) {}
}
