package org.korrigo.exams.repair;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Who does what, when and why.
 *
 * @param actionId the caller's idempotency key, which becomes the action's id
 * @param request a digest of what was asked for, so that the same key is known to ask for the same
 * @param reason in the person's words, or null
 */
record Occasion(
    UUID actionId, ActionKind kind, String request, String reason, String actorId, Instant now) {
  Occasion {
    now = now.truncatedTo(ChronoUnit.MICROS);
  }
}
