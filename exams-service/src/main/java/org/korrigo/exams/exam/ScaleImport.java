package org.korrigo.exams.exam;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.Problem.Violation;

/**
 * A marking scale as somebody sent it, sound or not.
 *
 * @param scale the tree as far as it could be read
 * @param unreadable what could not be read, with its place in what was sent
 * @param place tells for a path in the tree where that stands in what was sent
 */
record ScaleImport(List<ScaleNode> scale, List<Violation> unreadable, UnaryOperator<String> place) {

  /** A tree that was sent as such: paths are their own places. */
  static ScaleImport of(List<ScaleNode> scale) {
    return new ScaleImport(scale, List.of(), UnaryOperator.identity());
  }

  /** Everything that is wrong with it; a value that could not be read is named once. */
  List<Violation> violations(BigDecimal step) {
    Set<String> named = unreadable.stream().map(Violation::field).collect(Collectors.toSet());
    List<Violation> all = new ArrayList<>(unreadable);
    MarkingScale.violations(scale, step).stream()
        .map(broken -> new Violation(place.apply(broken.field()), broken.message()))
        .filter(broken -> !named.contains(broken.field()))
        .forEach(all::add);
    return all;
  }

  /**
   * The scale, if it may be used.
   *
   * @throws Problem invalid-request with every violation
   */
  List<ScaleNode> sound(BigDecimal step) {
    List<Violation> violations = violations(step);
    if (!violations.isEmpty()) {
      throw Problem.invalid(violations);
    }
    return scale;
  }

  ScalePreview preview(BigDecimal step) {
    List<Violation> violations = violations(step);
    return new ScalePreview(
        scale, violations.isEmpty() ? MarkingScale.maximum(scale) : null, violations);
  }
}
