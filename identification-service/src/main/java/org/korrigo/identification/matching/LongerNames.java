package org.korrigo.identification.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pupils of a roster who have all the names of another one, and more. */
final class LongerNames {
  /** By all words of both names, in order. */
  private final Map<List<String>, List<KnownPupil>> pupils = new LinkedHashMap<>();

  /** By one of their words. */
  private final Map<String, List<List<String>>> names = new HashMap<>();

  LongerNames(List<KnownPupil> roster) {
    for (KnownPupil pupil : roster) {
      pupils.computeIfAbsent(pupil.words(), ignored -> new ArrayList<>()).add(pupil);
    }
    for (List<String> words : pupils.keySet()) {
      words.stream()
          .distinct()
          .forEach(word -> names.computeIfAbsent(word, ignored -> new ArrayList<>()).add(words));
    }
  }

  /** Who might have written the pupil's names by leaving some of their own out. */
  List<KnownPupil> than(KnownPupil pupil) {
    List<String> words = pupil.words();
    if (words.isEmpty()) {
      return List.of();
    }
    return names.getOrDefault(words.getFirst(), List.of()).stream()
        .filter(others -> others.size() > words.size() && contains(others, words))
        .flatMap(others -> pupils.get(others).stream())
        .toList();
  }

  private static boolean contains(List<String> all, List<String> some) {
    List<String> left = new ArrayList<>(all);
    return some.stream().allMatch(left::remove);
  }
}
