package org.korrigo.contracts.exams;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * A node of the marking scale (domain §1, {@code grading_structure}): exercise, question or
 * sub-question. Only leaves carry marks; the exam's maximum is the sum of its leaves.
 *
 * @param id unique in the exam and stable for ever: scores refer to it
 * @param label what the corrector reads
 * @param points a leaf's points, more than 0; of a parent null or exactly the sum of its children's
 * @param children empty for a leaf, at most 5 levels in all
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ScaleNode(String id, String label, BigDecimal points, List<ScaleNode> children) {

  public ScaleNode {
    children = children == null ? List.of() : List.copyOf(children);
  }

  /** Whether this node carries marks itself. */
  public boolean leaf() {
    return children.isEmpty();
  }

  /** This node's leaves in reading order; itself if it is one. */
  public Stream<ScaleNode> leaves() {
    return leaf() ? Stream.of(this) : children.stream().flatMap(ScaleNode::leaves);
  }
}
