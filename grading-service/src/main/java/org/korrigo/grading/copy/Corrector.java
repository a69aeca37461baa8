package org.korrigo.grading.copy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A teacher who writes to a copy.
 *
 * @param token of the copy's lock, as presented; null if none was
 * @param subject the teacher
 * @param now when, to the microsecond, as the database keeps it
 * @param key by which the client knows this write, or null: the same key twice is one write
 */
public record Corrector(UUID token, String subject, Instant now, UUID key) {

  public Corrector {
    now = now.truncatedTo(ChronoUnit.MICROS);
  }

  /** The same as whoever makes a write that may be sent again. */
  Sender sender() {
    return new Sender(subject, now, key);
  }

  /** A teacher whose write has no key. */
  public Corrector(UUID token, String subject, Instant now) {
    this(token, subject, now, null);
  }
}
