package org.korrigo.identification.decision;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.korrigo.contracts.problem.Problem;

/** A place in the queue, as the cursor of a page tells it. */
record QueuePosition(Instant skippedAt, double certainty, UUID copyId) {
  private static final Pattern CURSOR =
      Pattern.compile("(\\d{1,17})_([0-9a-f]{1,16})_([0-9a-f-]{36})");
  private static final long MICROS = 1_000_000;

  /** Before all copies. */
  static final QueuePosition START =
      new QueuePosition(OcrResult.NEVER, Double.NEGATIVE_INFINITY, new UUID(0, 0));

  static QueuePosition of(CopyView copy) {
    return new QueuePosition(
        copy.skippedAt() == null ? OcrResult.NEVER : copy.skippedAt(),
        Evidence.certainty(copy.margin()),
        copy.copyId());
  }

  /**
   * The place that a cursor tells; the start without one.
   *
   * @throws Problem invalid-request if it is none that a list has given
   */
  static QueuePosition parse(String cursor) {
    if (cursor == null) {
      return START;
    }
    Matcher parts = CURSOR.matcher(cursor);
    try {
      if (parts.matches()) {
        long micros = Long.parseLong(parts.group(1));
        return new QueuePosition(
            Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1000),
            Double.longBitsToDouble(Long.parseUnsignedLong(parts.group(2), 16)),
            UUID.fromString(parts.group(3)));
      }
    } catch (IllegalArgumentException malformed) {
      // answered as any other text that is no cursor
    }
    throw Problem.invalid("after", "is not a cursor that a list has given");
  }

  String cursor() {
    return skippedAt.getEpochSecond() * MICROS
        + skippedAt.getNano() / 1000
        + "_"
        + Long.toHexString(Double.doubleToLongBits(certainty))
        + "_"
        + copyId;
  }
}
