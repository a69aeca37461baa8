package org.korrigo.exams.exam;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.contracts.problem.Problem.Violation;

/**
 * The rules of a marking scale (domain §1): ids unique in the exam, leaves worth more than 0, a
 * parent's points the sum of its children's, 5 levels at most; and since leaf scores are multiples
 * of the exam's step (domain §3), so are leaf points: full marks must be attainable. A maximum over
 * 10,000 is a slip of the pen.
 */
final class MarkingScale {
  static final String ROOT = "grading_structure";
  static final int DEEPEST = 5;
  static final int MOST_NODES = 1000;
  private static final int LONGEST_TEXT = 255;
  private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(1000);
  private static final BigDecimal MOST_POINTS_IN_ALL = BigDecimal.valueOf(10_000);
  private static final int MOST_DECIMALS = 2;

  private final List<Violation> violations = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final BigDecimal step;
  private int nodes;

  private MarkingScale(BigDecimal step) {
    this.step = step;
  }

  /**
   * Everything that is wrong with a scale; empty if it may be used.
   *
   * @param step what leaf scores are multiples of, more than 0
   */
  static List<Violation> violations(List<ScaleNode> scale, BigDecimal step) {
    MarkingScale rules = new MarkingScale(step);
    BigDecimal sum = rules.level(scale, ROOT, 1);
    if (sum != null && sum.compareTo(MOST_POINTS_IN_ALL) > 0) {
      rules.refuse(ROOT, "adds up to more than " + MOST_POINTS_IN_ALL + " points");
    }
    if (rules.nodes > MOST_NODES) {
      rules.refuse(ROOT, "has more than " + MOST_NODES + " entries");
    }
    return rules.violations;
  }

  /** The sum of the leaves, never of the parents. */
  static BigDecimal maximum(List<ScaleNode> scale) {
    return scale.stream()
        .flatMap(ScaleNode::leaves)
        .map(ScaleNode::points)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Whether two scales say the same, 3 and 3.0 points being the same. */
  static boolean same(List<ScaleNode> one, List<ScaleNode> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      ScaleNode a = one.get(i);
      ScaleNode b = other.get(i);
      if (!a.id().equals(b.id())
          || !Objects.equals(a.label(), b.label())
          || !samePoints(a.points(), b.points())
          || !same(a.children(), b.children())) {
        return false;
      }
    }
    return true;
  }

  private static boolean samePoints(BigDecimal one, BigDecimal other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.compareTo(other) == 0;
  }

  /** Checks siblings. Answers the sum of their points, or null where that makes no sense. */
  private BigDecimal level(List<ScaleNode> siblings, String path, int depth) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < siblings.size(); i++) {
      BigDecimal points = node(siblings.get(i), path + "[" + i + "]", depth);
      sum = sum == null || points == null ? null : sum.add(points);
    }
    return sum;
  }

  private BigDecimal node(ScaleNode node, String path, int depth) {
    if (node == null) {
      refuse(path, "must not be null");
      return null;
    }
    nodes++;
    if (depth > DEEPEST) {
      refuse(path, "is deeper than " + DEEPEST + " levels");
      return null;
    }
    id(node.id(), path + ".id");
    text(node.label(), path + ".label");
    BigDecimal own = points(node, path + ".points");
    if (node.leaf()) {
      return own;
    }
    BigDecimal sum = level(node.children(), path + ".children", depth + 1);
    if (own != null && sum != null && own.compareTo(sum) != 0) {
      refuse(
          path + ".points",
          "is " + own.toPlainString() + ", but its children sum to " + sum.toPlainString());
    }
    return sum;
  }

  private void id(String id, String path) {
    if (text(id, path) && !ids.add(id)) {
      refuse(path, "is used twice: " + id);
    }
  }

  private boolean text(String text, String path) {
    if (text == null || text.isBlank()) {
      refuse(path, "must not be blank");
    } else if (text.length() > LONGEST_TEXT) {
      refuse(path, "must have at most " + LONGEST_TEXT + " characters");
    } else if (text.chars().anyMatch(Character::isISOControl)) {
      refuse(path, "must not contain control characters");
    } else {
      return true;
    }
    return false;
  }

  private BigDecimal points(ScaleNode node, String path) {
    BigDecimal points = node.points();
    if (points == null) {
      if (node.leaf()) {
        refuse(path, "must be given");
      }
      return null;
    }
    // the scale is looked at first: a number such as 1E+999999999 must not be written out
    if (points.scale() < -3
        || points.stripTrailingZeros().scale() > MOST_DECIMALS
        || points.compareTo(MOST_POINTS) > 0) {
      refuse(path, "must be at most 1000, with 2 decimals");
      return null;
    }
    if (points.signum() <= 0) {
      refuse(path, "must be more than 0");
      return null;
    }
    if (node.leaf() && points.remainder(step).signum() != 0) {
      refuse(path, "must be a multiple of the score step, " + step.toPlainString());
    }
    return points;
  }

  private void refuse(String path, String message) {
    violations.add(new Violation(path, message));
  }
}
