package org.korrigo.identification.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Pupils of a roster whom no header tells apart for sure. A roster cuts a name somewhere and a
 * pupil may cut it elsewhere, write the first name first, or leave out a second name; so names are
 * compared as wholes, too.
 */
final class Lookalikes {
  /** So many letters of both names together may differ between a pupil and a similar one. */
  private static final int SIMILAR_LETTERS = 2;

  private final Set<Integer> homonyms = new HashSet<>();
  private final Set<Integer> similar = new HashSet<>();
  private final LongerNames longer;

  Lookalikes(List<KnownPupil> roster) {
    groups(roster, Lookalikes::words).forEach(group -> homonyms.addAll(ids(group)));
    groups(roster, Lookalikes::letters).forEach(group -> homonyms.addAll(ids(group)));
    for (List<KnownPupil> born : groups(roster, pupil -> Set.of(pupil.birthDate()))) {
      for (KnownPupil one : born) {
        for (KnownPupil other : born) {
          if (!one.equals(other) && differ(one, other) <= SIMILAR_LETTERS) {
            similar.add(one.studentId());
          }
        }
      }
    }
    longer = new LongerNames(roster);
  }

  /** Whether somebody else has the same names, however they are cut and in whatever order. */
  boolean hasHomonym(int studentId) {
    return homonyms.contains(studentId);
  }

  /** Whether somebody else has the same birth date and a similar name. */
  boolean hasSimilar(int studentId) {
    return similar.contains(studentId);
  }

  /**
   * Whether somebody else would have written the same by leaving a name out, as far as the birth
   * date tells.
   *
   * @param found what the reading costs as the pupil's
   * @param margin nats by which the birth date must speak for the pupil
   */
  boolean hasLonger(KnownPupil pupil, PairCost found, Reading reading, double margin) {
    List<KnownPupil> others = longer.than(pupil);
    if (others.isEmpty()) {
      return false;
    }
    ReadingComparison comparison = ReadingComparison.of(reading);
    return others.stream()
        .map(other -> comparison.with(pupil.bornAs(other)))
        .anyMatch(shortened -> shortened.nats() - found.nats() < margin);
  }

  /** Pupils who have a key in common with others. */
  private static List<List<KnownPupil>> groups(
      List<KnownPupil> roster, Function<KnownPupil, Set<Object>> keys) {
    Map<Object, List<KnownPupil>> groups = new HashMap<>();
    for (KnownPupil pupil : roster) {
      for (Object key : keys.apply(pupil)) {
        groups.computeIfAbsent(key, ignored -> new ArrayList<>()).add(pupil);
      }
    }
    return groups.values().stream().filter(group -> group.size() > 1).toList();
  }

  private static List<Integer> ids(List<KnownPupil> pupils) {
    return pupils.stream().map(KnownPupil::studentId).toList();
  }

  private static Set<Object> words(KnownPupil pupil) {
    return Set.of(pupil.words().stream().sorted().toList());
  }

  /** The letters of both names, whichever of the two comes first. */
  private static Set<Object> letters(KnownPupil pupil) {
    return Set.copyOf(
        List.of(
            whole(pupil.lastName(), pupil.firstName()),
            whole(pupil.firstName(), pupil.lastName())));
  }

  /** How many letters differ, in whatever way the names are cut and ordered. */
  private static int differ(KnownPupil one, KnownPupil other) {
    String whole = whole(one.lastName(), one.firstName());
    int apart =
        EditDistance.between(joined(one.lastName()), joined(other.lastName()))
            + EditDistance.between(joined(one.firstName()), joined(other.firstName()));
    int together = EditDistance.between(whole, whole(other.lastName(), other.firstName()));
    int swapped = EditDistance.between(whole, whole(other.firstName(), other.lastName()));
    return Math.min(apart, Math.min(together, swapped));
  }

  private static String whole(String one, String other) {
    return joined(one) + joined(other);
  }

  private static String joined(String name) {
    return name.replace(" ", "");
  }
}
