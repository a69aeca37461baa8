package org.korrigo.identification.matching;

import java.util.List;

/**
 * Whether the headers of a copy's other sheets speak against its pupil. Most sheets have none, and
 * where paper is free their first lines are answers: only what clearly names somebody counts.
 */
final class OtherSheets {
  /** How much likelier another pupil must be, in nats. */
  private static final double CLEARLY = 5;

  private OtherSheets() {}

  /** Whether some other sheet is clearly another's than the given pupil's. */
  static boolean disagree(Reading reading, KnownPupil given, List<KnownPupil> roster) {
    return reading.otherSheets().stream().anyMatch(sheet -> names(sheet, given, roster));
  }

  private static boolean names(Reading sheet, KnownPupil given, List<KnownPupil> roster) {
    ReadingComparison comparison = ReadingComparison.of(sheet);
    PairCost own = comparison.with(given);
    boolean isHeader =
        sheet.form() == Reading.Form.BOXED && own.lastName().isRead() && own.firstName().isRead();
    if (isHeader && Stranger.surprise(own) < 0) {
      return true;
    }
    return roster.stream()
        .filter(pupil -> pupil.studentId() != given.studentId())
        .map(comparison::with)
        .anyMatch(
            other -> own.nats() - other.nats() >= CLEARLY && Stranger.surprise(other) >= CLEARLY);
  }
}
