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
