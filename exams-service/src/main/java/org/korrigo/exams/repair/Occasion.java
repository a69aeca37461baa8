package org.korrigo.exams.repair;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Who does what, when and why.
 *
 * @param actionId the caller's idempotency key, which becomes the action's id
 * @param reason in the person's words, or null
 */
record Occasion(UUID actionId, ActionKind kind, String reason, String actorId, Instant now) {
  Occasion {
    now = now.truncatedTo(ChronoUnit.MICROS);
  }
}
