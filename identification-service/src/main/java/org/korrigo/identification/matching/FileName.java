package org.korrigo.identification.matching;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the name of a copy's file says of its writer. Whoever named the file may have erred, and may
 * have copied the name from the header: so it ranks the candidates for a person and may speak
 * against a pupil, and never gives a copy.
 */
final class FileName {
  /** How much likelier another pupil must be, in nats. */
  private static final double CLEARLY = 5;

  private final List<String> words;
  private final FreeComparison digits;

  private FileName(String name) {
    String letters = Letters.of(name);
    this.words = letters.isEmpty() ? List.of() : List.of(letters.split(" "));
    this.digits = new FreeComparison(List.of(name), List.of());
  }

  /** Of a reading; says nothing where there is none. */
  static FileName of(Reading reading) {
    return new FileName(reading.fileName() == null ? "" : reading.fileName());
  }

  /** What the file's name costs as a pupil's; all fields unread where it has no word. */
  PairCost cost(KnownPupil pupil) {
    return PairCost.ofFree(
        name(pupil.lastName()),
        name(pupil.firstName()),
        digits.hasDate() ? digits.date(pupil.birthDate()) : FieldCost.UNREAD);
  }

  /** By how much the file's name makes a pupil likelier, in nats: 0 or below. */
  double rank(KnownPupil pupil) {
    return words.isEmpty() ? 0 : Math.min(0, cost(pupil).rank());
  }

  /**
   * Whether the file's name speaks against the pupil: it clearly names another of the roster, or
   * one of the pupil's names and something only similar to the other.
   */
  boolean contradicts(KnownPupil given, List<KnownPupil> roster) {
    if (words.isEmpty()) {
      return false;
    }
    PairCost own = cost(given);
    if (isAnothers(own.lastName(), own.firstName())
        || isAnothers(own.firstName(), own.lastName())) {
      return true;
    }
    return roster.stream()
        .filter(pupil -> pupil.studentId() != given.studentId())
        .map(this::cost)
        .anyMatch(
            other -> own.nats() - other.nats() >= CLEARLY && Stranger.surprise(other) >= CLEARLY);
  }

  private static boolean isAnothers(FieldCost one, FieldCost other) {
    return one.agreement() == Agreement.AGREES && other.agreement() == Agreement.SIMILAR;
  }

  /** It is typed: a letter that differs is another one, however alike they look by hand. */
  private FieldCost name(String name) {
    String wanted = name.replace(" ", "");
    if (words.isEmpty() || wanted.isEmpty()) {
      return FieldCost.UNREAD;
    }
    int errors =
        IntStream.range(0, words.size())
            .flatMap(
                from ->
                    IntStream.rangeClosed(from + 1, words.size())
                        .map(
                            to ->
                                EditDistance.between(
                                    String.join("", words.subList(from, to)), wanted)))
            .min()
            .orElse(wanted.length());
    return new FieldCost(BoxCosts.ERROR * errors, wanted.length(), 0);
  }
}
