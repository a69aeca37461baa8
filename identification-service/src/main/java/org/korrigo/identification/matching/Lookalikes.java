package org.korrigo.identification.matching;

import java.util.ArrayList;
import java.util.Arrays;
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
    return edits(joined(one.lastName()), joined(other.lastName()))
        + edits(joined(one.firstName()), joined(other.firstName()));
  }

  private static String joined(String name) {
    return name.replace(" ", "");
  }

  /** Levenshtein's distance. */
  private static int edits(String one, String other) {
    int[] previous = new int[other.length() + 1];
    Arrays.setAll(previous, length -> length);
    for (int i = 1; i <= one.length(); i++) {
      int[] current = new int[other.length() + 1];
      current[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(changed, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
