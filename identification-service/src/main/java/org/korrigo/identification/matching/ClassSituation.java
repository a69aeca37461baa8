package org.korrigo.identification.matching;

import java.util.List;
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

  /**
   * Whether there are as many copies as pupils who may sit the exam. It is not as long as somebody
   * is expected of whom the roster does not tell yet.
   *
   * @param taken pupils whose copy is known
   * @param copies how many others there are
   */
  boolean isComplete(List<KnownPupil> roster, Set<Integer> taken, int copies) {
    if (expected == null) {
      return false;
    }
    long settled = taken.stream().filter(this::expects).count();
    long pupils = expected.stream().filter(this::expects).count();
    return count(roster) == pupils && copies + settled == pupils;
  }

  /** How many pupils of the roster may sit the exam. */
  long count(List<KnownPupil> roster) {
    return roster.stream().filter(pupil -> expects(pupil.studentId())).count();
  }

  /** Whether the pupil may have a copy, as far as is known. */
  boolean expects(int studentId) {
    return (expected == null || expected.contains(studentId)) && !absent.contains(studentId);
  }
}
