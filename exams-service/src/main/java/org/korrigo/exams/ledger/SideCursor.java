package org.korrigo.exams.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.korrigo.contracts.problem.Problem;

/**
 * Where a page of sides ends: {@code <microseconds>_<upload>_<side>}. The next one begins there,
 * whether or not the upload was taken back meanwhile.
 *
 * @param uploadedAt when its file came: uploads are listed in that order
 */
record SideCursor(Instant uploadedAt, UUID uploadId, int sideNumber) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,16})_([0-9a-f-]{36})_(\\d{1,9})");

  static SideCursor of(String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    return Optional.of(TEXT.matcher(text))
        .filter(Matcher::matches)
        .flatMap(SideCursor::parsed)
        .orElseThrow(() -> Problem.invalid("after", "is not where a page of sides ends"));
  }

  private static Optional<SideCursor> parsed(Matcher parts) {
    try {
      return Optional.of(
          new SideCursor(
              Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS),
              UUID.fromString(parts.group(2)),
              Integer.parseInt(parts.group(3))));
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
  }

  static String text(SideView side) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, side.uploadedAt());
    return micros + "_" + side.uploadId() + "_" + side.sideNumber();
  }
}
