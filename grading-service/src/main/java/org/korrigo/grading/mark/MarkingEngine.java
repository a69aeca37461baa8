package org.korrigo.grading.mark;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.korrigo.contracts.problem.Problem.Violation;

/**
 * The one place that computes marks (domain §3): screen, PDF, CSV, statistics and events all show
 * its numbers. Decimal arithmetic throughout.
 */
public final class MarkingEngine {
  private static final BigDecimal TWENTY = BigDecimal.valueOf(20);

  private MarkingEngine() {}

  /**
   * What is wrong with scores, each with the question's id: an id that is not a leaf of the scale,
   * no number, a negative one, more than the leaf's points, not a multiple of the step.
   */
  public static List<Violation> faults(Map<String, BigDecimal> scores, Scale scale) {
    Map<String, BigDecimal> leaves = scale.leaves();
    List<Violation> faults = new ArrayList<>();
    scores.forEach(
        (question, score) -> {
          String fault = fault(score, leaves.get(question), scale.step());
          if (fault != null) {
            faults.add(new Violation("scores." + question, fault));
          }
        });
    return faults;
  }

  private static String fault(BigDecimal score, BigDecimal points, BigDecimal step) {
    if (points == null) {
      return "is not a question of the marking scale";
    }
    if (score == null) {
      return "must be a number";
    }
    if (score.signum() < 0 || score.compareTo(points) > 0) {
      return "must be between 0 and " + points.toPlainString();
    }
    if (score.remainder(step).signum() != 0) {
      return "must be a multiple of " + step.stripTrailingZeros().toPlainString();
    }
    return null;
  }

  /** The leaves without a score, in reading order: nothing can be finalised while there are any. */
  public static List<String> missing(Set<String> scored, Scale scale) {
    return scale.leaves().keySet().stream().filter(leaf -> !scored.contains(leaf)).toList();
  }

  /** The sum of leaf scores, before any annotation counts. */
  public static BigDecimal points(Map<String, BigDecimal> scores) {
    return scores.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * The total: leaf scores and annotations' deltas together, bounded to [0, maximum].
   *
   * @param points the sum of the leaf scores
   * @param deltas the sum of the annotations' {@code score_delta}
   */
  public static BigDecimal total(BigDecimal points, int deltas, BigDecimal maximum) {
    return canonical(points.add(BigDecimal.valueOf(deltas)).max(BigDecimal.ZERO).min(maximum));
  }

  /**
   * A number in the one form in which it is shown and told: without trailing zeros, without an
   * exponent.
   */
  public static BigDecimal canonical(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.setScale(Math.max(stripped.scale(), 0));
  }

  /**
   * The mark out of 20, half-up to 2 decimals.
   *
   * @param maximum more than 0
   */
  public static BigDecimal outOfTwenty(BigDecimal total, BigDecimal maximum) {
    return total.multiply(TWENTY).divide(maximum, 2, RoundingMode.HALF_UP);
  }
}
