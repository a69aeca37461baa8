package org.korrigo.exams.ledger;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.korrigo.contracts.problem.Problem;

/** Where a page of sides ends: {@code <upload>_<side>}. */
record SideCursor(UUID uploadId, int sideNumber) {
  private static final Pattern TEXT = Pattern.compile("([0-9a-f-]{36})_(\\d{1,9})");

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
          new SideCursor(UUID.fromString(parts.group(1)), Integer.parseInt(parts.group(2))));
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
  }

  static String text(SideView side) {
    return side.uploadId() + "_" + side.sideNumber();
  }
}
