package org.korrigo.grading.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.korrigo.contracts.exams.ScaleNode;

/**
 * All statistics of an exam. Pure: the same marks give the same numbers, in any order.
 *
 * @param marks of all copies; null if none is marked
 * @param questions in reading order, those that have points
 * @param correctors by their id
 * @param variants by name, copies without one last
 * @param classes by name, copies without one last
 */
record ExamStatistics(
    Summary marks,
    List<QuestionSummary> questions,
    List<Severity> correctors,
    List<GroupSummary> variants,
    List<GroupSummary> classes) {

  private static final Comparator<String> BY_NAME = Comparator.nullsLast(Comparator.naturalOrder());

  /**
   * Computes them.
   *
   * @param leaves the questions of the marking scale, in reading order
   */
  static ExamStatistics of(List<ScaleNode> leaves, List<GradedMark> graded) {
    return new ExamStatistics(
        graded.isEmpty() ? null : summary(graded),
        questions(leaves, graded),
        correctors(graded),
        groups(graded, GradedMark::variant),
        groups(graded, GradedMark::className));
  }

  private static Summary summary(List<GradedMark> graded) {
    return Summary.of(graded.stream().map(GradedMark::mark).toList());
  }

  private static List<QuestionSummary> questions(List<ScaleNode> leaves, List<GradedMark> graded) {
    List<QuestionSummary> questions = new ArrayList<>();
    for (ScaleNode leaf : leaves) {
      List<GradedMark> answered =
          graded.stream().filter(copy -> copy.scores().containsKey(leaf.id())).toList();
      if (!answered.isEmpty()) {
        List<BigDecimal> given =
            answered.stream().map(copy -> copy.scores().get(leaf.id())).toList();
        questions.add(
            QuestionSummary.of(
                leaf,
                given,
                answered.stream().map(copy -> copy.pointsWithout(leaf.id())).toList()));
      }
    }
    return questions;
  }

  /** Copies of which nobody knows who finalised them count as others' to everybody. */
  private static List<Severity> correctors(List<GradedMark> graded) {
    return graded.stream()
        .map(GradedMark::correctorId)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .map(corrector -> severity(corrector, graded))
        .toList();
  }

  private static Severity severity(String corrector, List<GradedMark> graded) {
    Map<Boolean, List<BigDecimal>> own =
        graded.stream()
            .collect(
                Collectors.partitioningBy(
                    copy -> corrector.equals(copy.correctorId()),
                    Collectors.mapping(GradedMark::mark, Collectors.toList())));
    long assigned =
        graded.stream()
            .filter(copy -> copy.assigned() && corrector.equals(copy.correctorId()))
            .count();
    return Severity.of(corrector, Math.toIntExact(assigned), own.get(true), own.get(false));
  }

  private static List<GroupSummary> groups(
      List<GradedMark> graded, Function<GradedMark, String> name) {
    return graded.stream()
        .map(name)
        .distinct()
        .sorted(BY_NAME)
        .map(
            group ->
                new GroupSummary(
                    group,
                    summary(
                        graded.stream()
                            .filter(copy -> Objects.equals(name.apply(copy), group))
                            .toList())))
        .toList();
  }
}
