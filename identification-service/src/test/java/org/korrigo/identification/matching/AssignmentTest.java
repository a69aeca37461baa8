package org.korrigo.identification.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class AssignmentTest {
  private static final double FORBIDDEN = 1e6;

  @RepeatedTest(200)
  void theAssignmentIsTheCheapestAndItsMarginsAreThoseOfSolvingAgain(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    int rows = 1 + random.nextInt(5);
    double[][] cost = costs(random, rows, rows + random.nextInt(3));

    // When
    Assignment assignment = new Assignment(cost);

    // Then
    double total = 0;
    for (int row = 0; row < rows; row++) {
      total += cost[row][assignment.columnOf(row)];
    }
    assertThat(total).isCloseTo(cheapest(cost, 0, 0), within(1e-9));
    for (int row = 0; row < rows; row++) {
      double[][] without = copy(cost);
      without[row][assignment.columnOf(row)] = FORBIDDEN;
      double rise = cheapest(without, 0, 0) - total;
      if (rise < FORBIDDEN / 2) {
        assertThat(assignment.marginOf(row)).isCloseTo(rise, within(1e-9));
      } else {
        assertThat(assignment.marginOf(row)).isGreaterThan(FORBIDDEN / 2);
      }
    }
  }

  @RepeatedTest(20)
  void pupilsWhoAreAllAlikeAreAssignedAsIfTheyWereNot(RepetitionInfo repetition) {
    // Given two kinds of copies and of pupils, and for every copy a place of its own for nobody
    Random random = new Random(repetition.getCurrentRepetition());
    int rows = 20 + random.nextInt(20);
    double[] kinds = {-4, -1.5, -2, -3};
    double[][] cost = new double[rows][2 * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < 2 * rows; column++) {
        double alike = kinds[2 * (row % 2) + column % 2];
        cost[row][column] =
            column < rows ? alike + column % 3 : column - rows == row ? 0 : FORBIDDEN;
      }
    }

    // When
    Assignment assignment = new Assignment(cost);

    // Then a margin is what forbidding the pair and solving again costs
    double total = total(assignment, cost);
    for (int row = 0; row < rows; row++) {
      double[][] without = copy(cost);
      without[row][assignment.columnOf(row)] = FORBIDDEN;
      double rise = total(new Assignment(without), without) - total;
      assertThat(assignment.marginOf(row)).isCloseTo(rise, within(1e-9));
    }
  }

  private static double total(Assignment assignment, double[][] cost) {
    double total = 0;
    for (int row = 0; row < cost.length; row++) {
      total += cost[row][assignment.columnOf(row)];
    }
    return total;
  }

  private static double[][] costs(Random random, int rows, int columns) {
    double[][] cost = new double[rows][columns];
    for (double[] row : cost) {
      for (int column = 0; column < columns; column++) {
        row[column] = random.nextInt(6) - 3 + (random.nextBoolean() ? random.nextDouble() : 0);
      }
    }
    return cost;
  }

  private static double[][] copy(double[][] cost) {
    double[][] copy = new double[cost.length][];
    for (int row = 0; row < cost.length; row++) {
      copy[row] = cost[row].clone();
    }
    return copy;
  }

  /** By trying everything. */
  private static double cheapest(double[][] cost, int row, int used) {
    if (row == cost.length) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int column = 0; column < cost[row].length; column++) {
      if ((used & (1 << column)) == 0) {
        best = Math.min(best, cost[row][column] + cheapest(cost, row + 1, used | 1 << column));
      }
    }
    return best;
  }
}
