package org.korrigo.exams.scan.geometry;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

/**
 * All the ways to explain the sides of a batch as a sequence of sheets, weighed: the best of them
 * (the shortest path) and, over all of them, how probable each single reading is. A copy has so
 * many sheets, and they come in order; that a sheet is missing or out of order costs.
 */
final class SheetSequence {
  private final StepWeights weights;
  private final int sides;
  private final int sheets;
  private final Labelling labelling;
  private final double[][] before;

  /** A reading with the sheet of the copy that it is, from 0, or -1. */
  record Step(Reading reading, int sheet) {}

  /**
   * Weighs everything.
   *
   * @param readings every way to read the sides from each of them on
   * @param labelling how the batch was fed: that is what its sides cost nothing for
   */
  SheetSequence(
      SideEvidence evidence, BatchPaper paper, List<List<Reading>> readings, Labelling labelling) {
    this.weights = new StepWeights(evidence, paper, readings, labelling);
    this.sides = evidence.sides();
    this.sheets = paper.sheetsPerCopy();
    this.labelling = labelling;
    this.before = forward();
  }

  Labelling labelling() {
    return labelling;
  }

  /** Log probability of the sides, up to a constant. */
  double total() {
    return before[sides][0];
  }

  /** How probable each step is; those of next to no probability are left out. */
  Map<Step, Double> probabilities() {
    double[][] after = backward();
    double total = total();
    Map<Step, Double> probabilities = new HashMap<>();
    for (int at = 0; at < sides; at++) {
      for (StepWeights.Weighed weighed : weights.from(at)) {
        Reading reading = weighed.reading();
        for (int sheet = 0; sheet < sheets; sheet++) {
          double weight = weighed.nats()[sheet] + before[at][sheet];
          double nats = weight + after[reading.end()][weights.next(reading, sheet)] - total;
          if (nats > -25) {
            probabilities.put(new Step(reading, sheet), Math.exp(nats));
          }
        }
      }
    }
    return probabilities;
  }

  /** The best explanation: every side is in exactly one step. */
  List<Step> best() {
    int last = sides;
    double[][] cost = new double[last + 1][sheets];
    Step[][] via = new Step[last + 1][sheets];
    int[][] skippedFrom = new int[last + 1][sheets];
    for (double[] row : cost) {
      Arrays.fill(row, Double.NEGATIVE_INFINITY);
    }
    cost[0][0] = 0;
    for (int at = 0; at <= last; at++) {
      double[] open = cost[at].clone();
      for (int sheet = 0; sheet < sheets; sheet++) {
        skippedFrom[at][sheet] = sheet;
        for (int from = 0; from < sheets; from++) {
          double skipped = open[from] - weights.skip(from, sheet);
          if (skipped > cost[at][sheet]) {
            cost[at][sheet] = skipped;
            skippedFrom[at][sheet] = from;
          }
        }
      }
      for (StepWeights.Weighed weighed : weights.from(at)) {
        Reading reading = weighed.reading();
        for (int sheet = 0; sheet < sheets; sheet++) {
          int next = weights.next(reading, sheet);
          double reached = cost[at][sheet] + weighed.nats()[sheet];
          if (reached > cost[reading.end()][next]) {
            cost[reading.end()][next] = reached;
            via[reading.end()][next] = new Step(reading, sheet);
          }
        }
      }
    }
    LinkedList<Step> path = new LinkedList<>();
    int at = last;
    int sheet = skippedFrom[last][0];
    while (at > 0) {
      Step step = via[at][sheet];
      path.addFirst(step);
      at = step.reading().at();
      sheet = skippedFrom[at][step.sheet()];
    }
    return path;
  }

  private double[][] forward() {
    double[][] alpha = new double[sides + 1][sheets];
    for (double[] row : alpha) {
      Arrays.fill(row, Double.NEGATIVE_INFINITY);
    }
    alpha[0][0] = 0;
    for (int at = 0; at <= sides; at++) {
      alpha[at] = skipping(alpha[at], true);
      for (StepWeights.Weighed weighed : weights.from(at)) {
        Reading reading = weighed.reading();
        for (int sheet = 0; sheet < sheets; sheet++) {
          int next = weights.next(reading, sheet);
          alpha[reading.end()][next] =
              sum(alpha[reading.end()][next], alpha[at][sheet] + weighed.nats()[sheet]);
        }
      }
    }
    return alpha;
  }

  private double[][] backward() {
    double[][] beta = new double[sides + 1][sheets];
    for (double[] row : beta) {
      Arrays.fill(row, Double.NEGATIVE_INFINITY);
    }
    beta[sides][0] = 0;
    for (int at = sides - 1; at >= 0; at--) {
      for (StepWeights.Weighed weighed : weights.from(at)) {
        Reading reading = weighed.reading();
        int end = reading.end();
        for (int sheet = 0; sheet < sheets; sheet++) {
          double onwards = skippedOn(beta[end], weights.next(reading, sheet));
          beta[at][sheet] = sum(beta[at][sheet], weighed.nats()[sheet] + onwards);
        }
      }
    }
    for (int at = 1; at <= sides; at++) {
      beta[at] = skipping(beta[at], false);
    }
    return beta;
  }

  private double skippedOn(double[] beta, int from) {
    double total = Double.NEGATIVE_INFINITY;
    for (int to = 0; to < sheets; to++) {
      total = sum(total, beta[to] - weights.skip(from, to));
    }
    return total;
  }

  private double[] skipping(double[] row, boolean forward) {
    double[] skipped = new double[sheets];
    for (int to = 0; to < sheets; to++) {
      double total = Double.NEGATIVE_INFINITY;
      for (int from = 0; from < sheets; from++) {
        total = sum(total, row[from] - (forward ? weights.skip(from, to) : weights.skip(to, from)));
      }
      skipped[to] = total;
    }
    return skipped;
  }

  static double sum(double a, double b) {
    double more = Math.max(a, b);
    return more == Double.NEGATIVE_INFINITY
        ? more
        : more + Math.log1p(Math.exp(Math.min(a, b) - more));
  }
}
