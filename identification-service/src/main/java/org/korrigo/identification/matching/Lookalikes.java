package org.korrigo.identification.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pupils of a roster whom no header tells apart for sure. */
final class Lookalikes {
  /** So many letters of both names together may differ between a pupil and a similar one. */
  private static final int SIMILAR_LETTERS = 2;

  private final Set<Integer> homonyms = new HashSet<>();
  private final Set<Integer> similar = new HashSet<>();

  Lookalikes(List<KnownPupil> roster) {
    groups(roster, true).forEach(group -> homonyms.addAll(ids(group)));
    for (List<KnownPupil> born : groups(roster, false)) {
      for (KnownPupil one : born) {
        for (KnownPupil other : born) {
          if (!one.equals(other) && differ(one, other) <= SIMILAR_LETTERS) {
            similar.add(one.studentId());
          }
        }
      }
    }
  }

  /** Whether somebody else has the same family name and first name. */
  boolean hasHomonym(int studentId) {
    return homonyms.contains(studentId);
  }

  /** Whether somebody else has the same birth date and a similar name. */
  boolean hasSimilar(int studentId) {
    return similar.contains(studentId);
  }

  private static List<List<KnownPupil>> groups(List<KnownPupil> roster, boolean byName) {
    Map<String, List<KnownPupil>> groups = new HashMap<>();
    for (KnownPupil pupil : roster) {
      String key =
          byName ? joined(pupil.lastName()) + " " + joined(pupil.firstName()) : pupil.birthDate();
      groups.computeIfAbsent(key, ignored -> new ArrayList<>()).add(pupil);
    }
    return groups.values().stream().filter(group -> group.size() > 1).toList();
  }

  private static List<Integer> ids(List<KnownPupil> pupils) {
    return pupils.stream().map(KnownPupil::studentId).toList();
  }

  private static int differ(KnownPupil one, KnownPupil other) {
    return EditDistance.between(joined(one.lastName()), joined(other.lastName()))
        + EditDistance.between(joined(one.firstName()), joined(other.firstName()));
  }

  private static String joined(String name) {
    return name.replace(" ", "");
  }
}
