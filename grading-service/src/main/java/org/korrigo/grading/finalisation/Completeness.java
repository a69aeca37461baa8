package org.korrigo.grading.finalisation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.Problem.Violation;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.mark.MarkingEngine;
import org.korrigo.grading.mark.Scale;

/**
 * Whether everything that a copy is marked with can be shown and counted by the exam's marking
 * scale (domain §3): a score for every leaf, and none that the scale does not allow.
 */
final class Completeness {
  private Completeness() {}

  /**
   * Refuses a copy that cannot be finalised as it is.
   *
   * @param scores points by question
   * @param remarked the questions that have a remark
   * @throws Problem scores-missing with the leaves that have no score, and with violations if
   *     others do not fit; conflict with the violations if nothing is missing
   */
  static void require(Map<String, BigDecimal> scores, Set<String> remarked, Scale scale) {
    if (scale.leaves().isEmpty()) {
      throw new Problem(
          ProblemType.SCORES_MISSING, "The exam has no marking scale: nothing can be marked.");
    }
    List<String> missing = MarkingEngine.missing(scores.keySet(), scale);
    List<Violation> faults = new ArrayList<>(MarkingEngine.faults(scores, scale));
    remarked.stream()
        .filter(question -> !scale.leaves().containsKey(question))
        .map(
            question ->
                new Violation("remarks." + question, "is not a question of the marking scale"))
        .forEach(faults::add);
    if (!missing.isEmpty()) {
      throw violated(
          new Problem(
                  ProblemType.SCORES_MISSING, "Questions without a score: " + missing.size() + ".")
              .with("missing", missing),
          faults);
    }
    if (!faults.isEmpty()) {
      throw violated(
          new Problem(
              ProblemType.CONFLICT,
              "What was written does not fit the marking scale as it is now, in %d places: give these questions their points anew, or take back what the scale does not know."
                  .formatted(faults.size())),
          faults);
    }
  }

  private static Problem violated(Problem problem, List<Violation> faults) {
    faults.forEach(fault -> problem.violating(fault.field(), fault.message()));
    return problem;
  }
}
