package org.korrigo.grading.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.korrigo.contracts.exams.ScaleNode;
import org.korrigo.contracts.problem.Problem.Violation;
import org.korrigo.grading.Fixtures;

class MarkingEngineTest {
  private final Scale scale = new Scale(Fixtures.scale(), new BigDecimal("0.25"));

  @Test
  void theMaximumIsTheSumOfTheLeavesOnly() {
    // Given
    Scale nested =
        new Scale(
            List.of(
                new ScaleNode(
                    "ex1",
                    "Exercice 1",
                    BigDecimal.TEN,
                    List.of(
                        Fixtures.leaf("ex1_q1", "Question 1.a", "3"),
                        Fixtures.leaf("ex1_q2", "Question 1.b", "7")))),
            BigDecimal.ONE);

    // When
    BigDecimal maximum = nested.maximum();

    // Then
    assertThat(maximum).isEqualByComparingTo("10");
  }

  @ParameterizedTest(name = "{0} points and deltas of {1} are {2} of 10")
  @CsvSource({
    "7.25, 0, 7.25",
    "7.25, 1, 8.25",
    "7.25, -2, 5.25",
    "9.5, 3, 10",
    "1.5, -4, 0",
    "0, 0, 0",
    "10, 0, 10"
  })
  void theTotalIsScoresAndDeltasWithinTheScale(String points, int deltas, String expected) {
    // When
    BigDecimal total = MarkingEngine.total(new BigDecimal(points), deltas, scale.maximum());

    // Then
    assertThat(total).isEqualByComparingTo(expected);
  }

  @ParameterizedTest(name = "{0} of {1} is {2} out of 20")
  @CsvSource({
    "7.25, 10, 14.50",
    "10, 30, 6.67",
    "5, 30, 3.33",
    "1, 16, 1.25",
    "0.1, 16, 0.13",
    "0.25, 40, 0.13",
    "0, 10, 0.00",
    "10, 10, 20.00"
  })
  void outOfTwentyIsRoundedHalfUp(String total, String maximum, String expected) {
    // When
    BigDecimal mark = MarkingEngine.outOfTwenty(new BigDecimal(total), new BigDecimal(maximum));

    // Then
    assertThat(mark).isEqualTo(new BigDecimal(expected));
  }

  @Test
  void tenTenthsAreExactlyOne() {
    // Given
    BigDecimal tenth = new BigDecimal("0.1");

    // When
    BigDecimal points =
        MarkingEngine.points(Map.of("a", tenth, "b", tenth, "c", new BigDecimal("0.8")));

    // Then
    assertThat(points).isEqualByComparingTo("1");
  }

  @ParameterizedTest(name = "a score of {1} for {0} is refused: {2}")
  @CsvSource({
    "ex9, 1, is not a question of the marking scale",
    "ex1, 1, is not a question of the marking scale",
    "ex2, -0.25, must be between 0 and 4",
    "ex2, 4.25, must be between 0 and 4",
    "ex2, 1.3, must be a multiple of 0.25"
  })
  void aScoreOutsideOfTheScaleIsRefusedByItsId(String question, String score, String message) {
    // When
    List<Violation> faults = MarkingEngine.faults(Map.of(question, new BigDecimal(score)), scale);

    // Then
    assertThat(faults).containsExactly(new Violation("scores." + question, message));
  }

  @Test
  void whatIsNoNumberIsRefusedByItsId() {
    // When
    List<Violation> faults = MarkingEngine.faults(Collections.singletonMap("ex2", null), scale);

    // Then
    assertThat(faults).containsExactly(new Violation("scores.ex2", "must be a number"));
  }

  @ParameterizedTest
  @CsvSource({"ex2, 0", "ex2, 4", "ex2, 4.00", "ex1_q1, 2.25"})
  void aScoreWithinTheScaleIsTaken(String question, String score) {
    // When
    List<Violation> faults = MarkingEngine.faults(Map.of(question, new BigDecimal(score)), scale);

    // Then
    assertThat(faults).isEmpty();
  }

  @Test
  void missingQuestionsAreNamedInReadingOrder() {
    // When
    List<String> missing = MarkingEngine.missing(Set.of("ex1_q2"), scale);

    // Then
    assertThat(missing).containsExactly("ex1_q1", "ex2");
  }
}
