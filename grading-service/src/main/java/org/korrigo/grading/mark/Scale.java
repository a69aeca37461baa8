package org.korrigo.grading.mark;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.korrigo.contracts.exams.ScaleNode;

/**
 * An exam's marking scale as it is marked against: only its leaves carry points (domain §1, {@code
 * grading_structure}).
 *
 * @param structure the tree, in reading order
 * @param step leaf scores are multiples of this, more than 0
 */
public record Scale(List<ScaleNode> structure, BigDecimal step) {

  public Scale {
    structure = List.copyOf(structure);
    step = MarkingEngine.canonical(step);
  }

  /** Question id to its points, leaves only, in reading order. */
  public Map<String, BigDecimal> leaves() {
    return structure.stream()
        .flatMap(ScaleNode::leaves)
        .collect(
            Collectors.toMap(
                ScaleNode::id, ScaleNode::points, (first, second) -> first, LinkedHashMap::new));
  }

  /** Whether the same questions carry the same points, whatever they are called. */
  public boolean hasThePointsOf(Scale other) {
    return canonicalLeaves().equals(other.canonicalLeaves());
  }

  private Map<String, BigDecimal> canonicalLeaves() {
    Map<String, BigDecimal> canonical = leaves();
    canonical.replaceAll((_, points) -> MarkingEngine.canonical(points));
    return canonical;
  }

  /** The sum of the leaves' points; 0 while the scale is not known. */
  public BigDecimal maximum() {
    return MarkingEngine.canonical(
        leaves().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }
}
