package org.korrigo.identification.exam;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the matching of an exam's copies depends on, besides the copies.
 *
 * @param expected the pupils who were to write it, or null when nobody said who they are
 * @param absent the pupils of whom a person said that they were absent
 * @param toleratedError the part of automatic decisions that may be wrong, above 0
 * @param released whether pupils read their results: then no decision changes
 */
public record ExamSituation(
    Set<Integer> expected, Set<Integer> absent, double toleratedError, boolean released) {

  /**
   * The same with the pupils' records as they are now. A pupil of whom another record was expected
   * and not absent was not absent.
   *
   * @param gone removed records, each with the one into which it was merged, or null
   */
  public ExamSituation following(Map<Integer, Integer> gone) {
    Set<Integer> now = following(absent, gone);
    if (expected == null) {
      return new ExamSituation(null, now, toleratedError, released);
    }
    Set<Integer> present =
        expected.stream().filter(id -> !absent.contains(id)).collect(Collectors.toSet());
    now.removeAll(following(present, gone));
    return new ExamSituation(following(expected, gone), now, toleratedError, released);
  }

  private static Set<Integer> following(Set<Integer> ids, Map<Integer, Integer> gone) {
    return ids.stream()
        .map(id -> gone.containsKey(id) ? gone.get(id) : id)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
