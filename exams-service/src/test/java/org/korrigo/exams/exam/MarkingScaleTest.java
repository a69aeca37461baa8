package org.korrigo.exams.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.contracts.problem.Problem.Violation;

class MarkingScaleTest {

  @Test
  void onlyTheLeavesCountForTheMaximum() {
    List<ScaleNode> scale = List.of(node("ex1", "10", leaf("q1", "3"), leaf("q2", "7")));

    BigDecimal maximum = MarkingScale.maximum(scale);

    assertThat(maximum).isEqualByComparingTo("10");
    assertThat(violations(scale)).isEmpty();
  }

  @Test
  void aParentMayLeaveItsPointsOutAtEveryLevel() {
    List<ScaleNode> scale = List.of(node("ex1", "4.5", node("q1", null, leaf("q1a", "4.5"))));

    assertThat(violations(scale)).isEmpty();
  }

  @Test
  void aParentThatDiffersFromItsChildrenIsNamedWithBothNumbers() {
    List<ScaleNode> scale =
        List.of(leaf("a", "1"), node("b", "5", leaf("b1", "2"), leaf("b2", "2.50")));

    assertThat(violations(scale))
        .containsExactly(
            new Violation("grading_structure[1].points", "is 5, but its children sum to 4.50"));
  }

  @Test
  void theSameIdTwiceIsNamedWhereverItStands() {
    List<ScaleNode> scale = List.of(node("a", null, leaf("x", "1")), leaf("x", "1"));

    assertThat(violations(scale))
        .containsExactly(new Violation("grading_structure[1].id", "is used twice: x"));
  }

  @Test
  void theMaximumIsBoundedHoweverThePointsAreSpread() {
    List<ScaleNode> most =
        IntStream.range(0, 10).mapToObj(i -> leaf("q" + i, "1000")).collect(Collectors.toList());

    assertThat(violations(most)).isEmpty();
    most.add(node("more", null, leaf("more_a", "0.25")));
    assertThat(violations(most))
        .containsExactly(new Violation("grading_structure", "adds up to more than 10000 points"));
  }

  @Test
  void aLeafIsWorthMoreThanNothing() {
    List<ScaleNode> scale =
        List.of(leaf("a", "0"), leaf("b", "-1"), leaf("c", null), leaf("d", "1.125"));

    assertThat(violations(scale))
        .containsExactly(
            new Violation("grading_structure[0].points", "must be more than 0"),
            new Violation("grading_structure[1].points", "must be more than 0"),
            new Violation("grading_structure[2].points", "must be given"),
            new Violation("grading_structure[3].points", "must be at most 1000, with 2 decimals"));
  }

  @Test
  void aNumberThatWouldFillTheMemoryIsRefusedUnwritten() {
    List<ScaleNode> scale = List.of(leaf("a", "1E+999999999"), leaf("b", "1E-999999999"));

    assertThat(violations(scale))
        .extracting(Violation::field)
        .containsExactly("grading_structure[0].points", "grading_structure[1].points");
  }

  @Test
  void fiveLevelsAreAllowedAndSixAreNot() {
    assertThat(violations(List.of(chain(5)))).isEmpty();
    assertThat(violations(List.of(chain(6))))
        .containsExactly(
            new Violation(
                "grading_structure[0].children[0].children[0].children[0].children[0].children[0]",
                "is deeper than 5 levels"));
  }

  @Test
  void idsAndLabelsAreNeededAndAreText() {
    List<ScaleNode> scale =
        Arrays.asList(
            new ScaleNode(" ", null, BigDecimal.ONE, null),
            new ScaleNode("a\u0000b", "x".repeat(256), BigDecimal.ONE, null),
            null);

    assertThat(violations(scale))
        .containsExactly(
            new Violation("grading_structure[0].id", "must not be blank"),
            new Violation("grading_structure[0].label", "must not be blank"),
            new Violation("grading_structure[1].id", "must not contain control characters"),
            new Violation("grading_structure[1].label", "must have at most 255 characters"),
            new Violation("grading_structure[2]", "must not be null"));
  }

  @Test
  void tooManyQuestionsAreRefused() {
    List<ScaleNode> scale =
        IntStream.rangeClosed(0, MarkingScale.MOST_NODES)
            .mapToObj(i -> leaf("q" + i, "1"))
            .toList();

    assertThat(violations(scale))
        .containsExactly(new Violation("grading_structure", "has more than 1000 entries"));
  }

  @Test
  void fullMarksOfALeafCanBeGivenInSteps() {
    List<ScaleNode> scale = List.of(leaf("a", "1.25"), leaf("b", "1.50"), leaf("c", "3"));

    assertThat(MarkingScale.violations(scale, new BigDecimal("0.25"))).isEmpty();
    assertThat(MarkingScale.violations(scale, new BigDecimal("0.50")))
        .containsExactly(
            new Violation(
                "grading_structure[0].points", "must be a multiple of the score step, 0.50"));
  }

  @Test
  void threeAndThreePointZeroAreTheSameScale() {
    assertThat(MarkingScale.same(List.of(leaf("a", "3")), List.of(leaf("a", "3.0")))).isTrue();
    assertThat(MarkingScale.same(List.of(leaf("a", "3")), List.of(leaf("a", "4")))).isFalse();
    assertThat(
            MarkingScale.same(
                List.of(node("a", null, leaf("b", "3"))), List.of(node("a", "3", leaf("b", "3")))))
        .isFalse();
  }

  private static List<Violation> violations(List<ScaleNode> scale) {
    return MarkingScale.violations(scale, new BigDecimal("0.01"));
  }

  private static ScaleNode chain(int levels) {
    return levels == 1 ? leaf("level1", "1") : node("level" + levels, null, chain(levels - 1));
  }

  private static ScaleNode leaf(String id, String points) {
    return node(id, points);
  }

  private static ScaleNode node(String id, String points, ScaleNode... children) {
    return new ScaleNode(
        id, "Question " + id, points == null ? null : new BigDecimal(points), List.of(children));
  }
}
