package org.korrigo.identification.matching;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether the headers of a copy's other sheets speak against its pupil. Most sheets have none, and
 * where paper is free their first lines are answers: what looks like a header must be the pupil's,
 * and of anything else only what clearly names another counts.
 */
final class OtherSheets {
  /** How much likelier another pupil must be, in nats. */
  private static final double CLEARLY = 5;

  /** Day, month and year as a birth date is written. */
  private static final Pattern DATE =
      Pattern.compile(
          "(?<!\\d)(0?[1-9]|[12]\\d|3[01])[ ./-]?(0?[1-9]|1[0-2])[ ./-]?(19|20)\\d\\d(?!\\d)");

  private static final Pattern LABEL = Pattern.compile("(?iu)^\\W*(pr[eé])?nom\\b");

  /** Nothing but words that begin with a capital, as names do. */
  private static final Pattern NAMES =
      Pattern.compile("\\W*\\p{Lu}[\\p{L}'’-]{2,}([ .,]+\\p{Lu}[\\p{L}'’-]{2,})+\\W*");

  private OtherSheets() {}

  private static boolean isHeaderLine(String line) {
    return LABEL.matcher(line).find()
        || NAMES.matcher(line).matches()
        || DATE.matcher(line).find() && !Letters.of(line).isEmpty();
  }

  /** Whether some other sheet is clearly another's than the given pupil's. */
  static boolean disagree(Reading reading, KnownPupil given, List<KnownPupil> roster) {
    return reading.otherSheets().stream().anyMatch(sheet -> names(sheet, given, roster));
  }

  private static boolean names(Reading sheet, KnownPupil given, List<KnownPupil> roster) {
    ReadingComparison comparison = ReadingComparison.of(sheet);
    PairCost own = comparison.with(given);
    boolean isHeader =
        sheet.form() == Reading.Form.BOXED
            ? own.lastName().isRead() && own.firstName().isRead()
            : sheet.readings().stream().anyMatch(OtherSheets::isHeaderLine);
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
