package org.korrigo.identification.matching;

import java.util.Set;

/**
 * What is known of an exam besides its copies.
 *
 * @param toleratedError the part of the copies given by rule that may be given wrongly, above 0 and
 *     below 1
 * @param expected the pupils who are to sit the exam; null where nobody told
 * @param absent pupils who are known to have stayed away; they have no copy
 */
public record ClassSituation(double toleratedError, Set<Integer> expected, Set<Integer> absent) {
  /** One copy in a thousand. */
  public static final double USUAL_TOLERATED_ERROR = 0.001;

  public ClassSituation {
    if (!(toleratedError > 0 && toleratedError < 1)) {
      throw new IllegalArgumentException("A tolerated error is above 0 and below 1.");
    }
    expected = expected == null ? null : Set.copyOf(expected);
    absent = Set.copyOf(absent);
  }

  /** Anybody on the roster may sit it, and nobody is known to stay away. */
  public static ClassSituation unknown() {
    return new ClassSituation(USUAL_TOLERATED_ERROR, null, Set.of());
  }

  /** Whether the pupil may have a copy, as far as is known. */
  boolean expects(int studentId) {
    return (expected == null || expected.contains(studentId)) && !absent.contains(studentId);
  }
}
