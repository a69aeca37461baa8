package org.korrigo.grading.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.grading.Fixtures;
import org.korrigo.grading.statistics.StatisticsView.Part;

class ExamStatisticsTest {
  private static final List<ScaleNode> LEAVES =
      Fixtures.scale().stream().flatMap(ScaleNode::leaves).toList();

  @Test
  void tellsNothingOfAnExamWithoutMarks() {
    ExamStatistics none = ExamStatistics.of(LEAVES, List.of());

    assertThat(none.marks()).isNull();
    assertThat(none.questions()).isEmpty();
    assertThat(none.correctors()).isEmpty();
    assertThat(none.variants()).isEmpty();
    assertThat(none.classes()).isEmpty();
  }

  @Test
  void tellsHowAQuestionWasAnswered() {
    // Given: the other questions go along with ex2 for three copies and against it for none
    List<GradedMark> graded =
        List.of(scored(0, 1, 0), scored(1, 1, 2), scored(2, 2, 2), scored(2.5, 3, 4));

    // When
    List<QuestionSummary> questions = ExamStatistics.of(LEAVES, graded).questions();

    // Then
    assertThat(questions)
        .extracting(QuestionSummary::questionId)
        .containsExactly("ex1_q1", "ex1_q2", "ex2");
    QuestionSummary last = questions.getLast();
    assertThat(last.label()).isEqualTo("Exercice 2");
    assertThat(last.points()).isEqualByComparingTo("4");
    assertThat(last.copies()).isEqualTo(4);
    assertThat(last.mean()).isEqualByComparingTo("2");
    assertThat(last.successRate()).isEqualByComparingTo("0.5");
    // points 0 2 2 4 against 1 2 4 5.5: covariance 9 over the root of 8 and 12.1875
    assertThat(last.discrimination()).isEqualByComparingTo("0.9115");
  }

  @Test
  void leavesTheQuestionItselfOutOfWhatItIsHeldAgainst() {
    // Given: whoever has one question has no other; together they are the same for all
    List<GradedMark> graded = List.of(scored(2, 0, 0), scored(0, 2, 0), scored(0, 0, 2));

    // Then
    assertThat(ExamStatistics.of(LEAVES, graded).questions())
        .allSatisfy(question -> assertThat(question.discrimination()).isEqualByComparingTo("-1"));
  }

  @Test
  void tellsNoDiscriminationWhereNothingVaries() {
    List<QuestionSummary> questions =
        ExamStatistics.of(LEAVES, List.of(scored(1, 2, 4), scored(1, 3, 4))).questions();

    assertThat(questions).extracting(QuestionSummary::discrimination).containsOnlyNulls();
  }

  @Test
  void countsForAQuestionOnlyTheCopiesThatHavePointsForIt() {
    GradedMark without =
        GradedMark.of(BigDecimal.TEN, Map.of("ex2", BigDecimal.ONE), null, false, null, null);

    List<QuestionSummary> questions =
        ExamStatistics.of(LEAVES, List.of(without, scored(1, 2, 3))).questions();

    assertThat(questions).extracting(QuestionSummary::copies).containsExactly(1, 1, 2);
  }

  @Test
  void comparesEachCorrectorWithAllOthersTogether() {
    List<GradedMark> graded =
        List.of(mark(8, "b"), mark(10, "b"), mark(12, "a"), mark(14, "a"), mark(16, null));

    List<Severity> correctors = ExamStatistics.of(LEAVES, graded).correctors();

    assertThat(correctors).extracting(Severity::correctorId).containsExactly("a", "b");
    assertThat(correctors).extracting(Severity::assigned).containsExactly(2, 0);
    assertThat(correctors.get(0).difference()).isEqualByComparingTo("1.6667");
    assertThat(correctors.get(1).difference()).isEqualByComparingTo("-5");
  }

  @Test
  void summarisesVariantsAndClassesWithTheNamelessLast() {
    List<GradedMark> graded =
        List.of(
            grouped(8, null, "TG2"),
            grouped(10, "B", null),
            grouped(12, "A", "TG1"),
            grouped(14, "A", "TG2"));

    ExamStatistics statistics = ExamStatistics.of(LEAVES, graded);

    assertThat(statistics.variants())
        .extracting(GroupSummary::name)
        .containsExactly("A", "B", null);
    assertThat(statistics.variants().getFirst().marks().mean()).isEqualByComparingTo("13");
    assertThat(statistics.classes())
        .extracting(GroupSummary::name)
        .containsExactly("TG1", "TG2", null);
    assertThat(statistics.classes().get(1).marks().mean()).isEqualByComparingTo("11");
  }

  @RepeatedTest(20)
  void staysWithinItsBoundsAndDoesNotDependOnTheOrder(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    List<GradedMark> graded =
        new ArrayList<>(
            IntStream.range(0, 3 + random.nextInt(40)).mapToObj(i -> random(random)).toList());

    // When
    ExamStatistics statistics = ExamStatistics.of(LEAVES, graded);
    Collections.shuffle(graded, random);

    // Then
    assertThat(ExamStatistics.of(LEAVES, graded)).isEqualTo(statistics);
    assertThat(statistics.questions())
        .allSatisfy(
            question -> {
              assertThat(question.successRate()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
              assertThat(question.discrimination())
                  .satisfiesAnyOf(
                      none -> assertThat(none).isNull(),
                      one -> assertThat(one).isBetween(BigDecimal.ONE.negate(), BigDecimal.ONE));
            });
    assertThat(statistics.variants().stream().mapToInt(group -> group.marks().copies()).sum())
        .isEqualTo(graded.size());
    assertThat(statistics.correctors().stream().mapToInt(Severity::copies).sum())
        .isEqualTo(graded.size());
  }

  @RepeatedTest(20)
  void correlatesAsTheDefinitionSays(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<BigDecimal> xs = SummaryTest.random(random, 15);
    List<BigDecimal> ys = SummaryTest.random(random, 15);
    double meanX = xs.stream().mapToDouble(BigDecimal::doubleValue).average().orElseThrow();
    double meanY = ys.stream().mapToDouble(BigDecimal::doubleValue).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < xs.size(); i++) {
      double x = xs.get(i).doubleValue() - meanX;
      double y = ys.get(i).doubleValue() - meanY;
      xy += x * y;
      xx += x * x;
      yy += y * y;
    }

    assertThat(QuestionSummary.correlation(xs, ys).doubleValue())
        .isCloseTo(xy / Math.sqrt(xx * yy), within(0.000051));
    assertThat(QuestionSummary.correlation(xs, xs)).isEqualByComparingTo("1");
    assertThat(QuestionSummary.correlation(xs, xs.stream().map(BigDecimal::negate).toList()))
        .isEqualByComparingTo("-1");
  }

  @Test
  void showsATeacherOnlyTheOwnSeverityAndNoClass() {
    // Given
    List<GradedMark> graded = new ArrayList<>();
    IntStream.range(0, 5).forEach(i -> graded.add(full(8 + i, "mine", "A", "TG1")));
    IntStream.range(0, 6).forEach(i -> graded.add(full(9 + i, "other", "B", "TG2")));

    // When
    StatisticsView view = forTeacher(graded);

    // Then
    assertThat(view.graded()).isEqualTo(11);
    assertThat(view.marks().copies()).isEqualTo(11);
    assertThat(view.questions()).hasSize(3);
    assertThat(view.correctors()).extracting(Severity::correctorId).containsExactly("mine");
    assertThat(view.variants()).hasSize(2);
    assertThat(view.classes()).isEmpty();
    assertThat(view.withheld()).containsExactly(Part.OTHER_CORRECTORS, Part.CLASSES);
  }

  @Test
  void showsATeacherNothingOfFewerThanFiveCopies() {
    List<GradedMark> graded =
        IntStream.range(0, 4).mapToObj(i -> full(8 + i, "mine", "A", null)).toList();

    StatisticsView view = forTeacher(graded);

    assertThat(view.graded()).isEqualTo(4);
    assertThat(view.marks()).isNull();
    assertThat(view.questions()).isEmpty();
    assertThat(view.correctors()).isEmpty();
    assertThat(view.variants()).isEmpty();
    assertThat(view.withheld()).containsExactly(Part.values());
  }

  @Test
  void showsATeacherNoSeverityFromWhichFewMarksCouldBeReckoned() {
    // Given: few of the teacher's own; then few of all others
    List<GradedMark> fewOwn = new ArrayList<>();
    IntStream.range(0, 4).forEach(i -> fewOwn.add(full(8 + i, "mine", "A", null)));
    IntStream.range(0, 9).forEach(i -> fewOwn.add(full(9 + i, "other", "A", null)));
    List<GradedMark> fewOthers = new ArrayList<>();
    IntStream.range(0, 9).forEach(i -> fewOthers.add(full(8 + i, "mine", "A", null)));
    IntStream.range(0, 4).forEach(i -> fewOthers.add(full(9 + i, "other", "A", null)));

    // Then
    for (List<GradedMark> graded : List.of(fewOwn, fewOthers)) {
      StatisticsView view = forTeacher(graded);
      assertThat(view.marks()).isNotNull();
      assertThat(view.correctors()).isEmpty();
      assertThat(view.withheld()).contains(Part.OWN_SEVERITY);
    }
  }

  @Test
  void showsATeacherNoVariantIfOneIsSmall() {
    List<GradedMark> graded = new ArrayList<>();
    IntStream.range(0, 9).forEach(i -> graded.add(full(8 + i, "mine", "A", null)));
    IntStream.range(0, 4).forEach(i -> graded.add(full(9 + i, "mine", "B", null)));

    StatisticsView view = forTeacher(graded);

    assertThat(view.variants()).isEmpty();
    assertThat(view.withheld()).contains(Part.VARIANTS);
  }

  @Test
  void withholdsNothingFromTheSecretariat() {
    List<GradedMark> graded = List.of(full(8, "mine", "A", "TG1"), full(9, "other", "B", null));

    StatisticsView view =
        StatisticsView.forAdmin(
            UUID.randomUUID(), graded.size(), false, ExamStatistics.of(LEAVES, graded));

    assertThat(view.correctors()).hasSize(2);
    assertThat(view.classes()).hasSize(2);
    assertThat(view.variants()).hasSize(2);
    assertThat(view.withheld()).isEmpty();
  }

  private static StatisticsView forTeacher(List<GradedMark> graded) {
    return StatisticsView.forTeacher(
        UUID.randomUUID(), graded.size(), false, ExamStatistics.of(LEAVES, graded), "mine");
  }

  private static GradedMark scored(double first, double second, double third) {
    return full(10, first, second, third, null, null, null);
  }

  private static GradedMark mark(double mark, String corrector) {
    return full(mark, 1, 1, 1, corrector, null, null);
  }

  private static GradedMark grouped(double mark, String variant, String className) {
    return full(mark, 1, 1, 1, null, variant, className);
  }

  private static GradedMark full(double mark, String corrector, String variant, String className) {
    return full(mark, 1, mark / 10, mark % 4, corrector, variant, className);
  }

  private static GradedMark random(Random random) {
    return full(
        random.nextInt(2001) / 100.0,
        random.nextInt(11) / 4.0,
        random.nextInt(15) / 4.0,
        random.nextInt(17) / 4.0,
        "corrector-" + random.nextInt(3),
        random.nextBoolean() ? "A" : "B",
        null);
  }

  private static GradedMark full(
      double mark,
      double first,
      double second,
      double third,
      String corrector,
      String variant,
      String className) {
    Map<String, BigDecimal> scores = new HashMap<>();
    scores.put("ex1_q1", BigDecimal.valueOf(first));
    scores.put("ex1_q2", BigDecimal.valueOf(second));
    scores.put("ex2", BigDecimal.valueOf(third));
    return GradedMark.of(
        BigDecimal.valueOf(mark), scores, corrector, "a".equals(corrector), variant, className);
  }
}
