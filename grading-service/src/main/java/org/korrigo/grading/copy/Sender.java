package org.korrigo.grading.copy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Whoever makes a write that may be sent again: a teacher or an admin.
 *
 * @param subject the account
 * @param now when, to the microsecond, as the database keeps it
 * @param key by which the client knows this write, or null: the same key twice is one write
 */
public record Sender(String subject, Instant now, UUID key) {

  public Sender {
    now = now.truncatedTo(ChronoUnit.MICROS);
  }
}
