package org.korrigo.identification.header;

import java.util.Arrays;
import java.util.List;

/** Arithmetic with likelihoods of the answers for one box. */
final class Likelihoods {
  private Likelihoods() {}

  /** The logarithms of weights made to sum up to 1. */
  static double[] ofWeights(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double[] logarithms = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      logarithms[i] = Math.log(weights[i] / sum);
    }
    return logarithms;
  }

  /**
   * What several engines say together: the product of their likelihoods, each to the power of its
   * trust. One that could tell nothing (null) is left out; if none could, every answer is as
   * likely.
   */
  static double[] together(List<double[]> engines, double[] trusts, int answers) {
    double[] sum = new double[answers];
    for (int engine = 0; engine < engines.size(); engine++) {
      for (int i = 0; engines.get(engine) != null && i < answers; i++) {
        sum[i] += trusts[engine] * engines.get(engine)[i];
      }
    }
    double largest = Arrays.stream(sum).max().orElse(0);
    for (int i = 0; i < answers; i++) {
      sum[i] = Math.exp(sum[i] - largest);
    }
    return ofWeights(sum);
  }

  /** The place of the likeliest. */
  static int likeliest(double[] logarithms) {
    int best = 0;
    for (int i = 1; i < logarithms.length; i++) {
      best = logarithms[i] > logarithms[best] ? i : best;
    }
    return best;
  }
}
