package org.korrigo.grading.copy;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * By whom and when something is done to a copy.
 *
 * @param actorId a subject, or {@link #SYSTEM}
 * @param maximum the sum of the marking scale's leaves, told along with the event
 */
record Occasion(String actorId, Instant at, BigDecimal maximum) {
  /** The actor of what nobody did: an expiry. */
  static final String SYSTEM = "system";
}
