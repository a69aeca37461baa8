package org.korrigo.standalone.demo;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The demonstration's marking scale: two exercises, three levels, 24 points. */
final class MarkingScale {
  /** Each question that carries marks, and its points. */
  static final Map<String, BigDecimal> LEAVES = leaves();

  /** The sum of the leaves. */
  static final BigDecimal MAXIMUM =
      LEAVES.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);

  private MarkingScale() {}

  private static Map<String, BigDecimal> leaves() {
    Map<String, BigDecimal> leaves = new LinkedHashMap<>();
    leaves.put("ex1_q1", new BigDecimal("3"));
    leaves.put("ex1_q2_a", new BigDecimal("2.5"));
    leaves.put("ex1_q2_b", new BigDecimal("3.5"));
    leaves.put("ex2_q1", new BigDecimal("4"));
    leaves.put("ex2_q2", new BigDecimal("5"));
    leaves.put("ex2_q3", new BigDecimal("6"));
    return leaves;
  }

  /** As {@code POST /api/exams} takes it. */
  static List<Map<String, Object>> tree() {
    return List.of(
        parent(
            "ex1",
            "Exercice 1 : suites",
            leaf("ex1_q1", "Question 1"),
            parent(
                "ex1_q2",
                "Question 2",
                leaf("ex1_q2_a", "Question 2.a"),
                leaf("ex1_q2_b", "Question 2.b"))),
        parent(
            "ex2",
            "Exercice 2 : géométrie",
            leaf("ex2_q1", "Question 1"),
            leaf("ex2_q2", "Question 2"),
            leaf("ex2_q3", "Question 3")));
  }

  @SafeVarargs
  private static Map<String, Object> parent(
      String id, String label, Map<String, Object>... children) {
    return Map.of("id", id, "label", label, "children", List.of(children));
  }

  private static Map<String, Object> leaf(String id, String label) {
    return Map.of("id", id, "label", label, "points", LEAVES.get(id));
  }
}
