package org.korrigo.identification.header.letter;

import java.util.List;

/**
 * Turns outputs of the network into probabilities that mean what they say. A network is too sure of
 * letters it has not seen the like of: its outputs are divided by a temperature, and a part of the
 * probability is always left for a sign that nothing speaks for.
 *
 * @param temperature above 1 for a network that is too sure
 * @param doubt the part that is shared evenly among all signs
 */
record Calibration(double temperature, double doubt) {
  private static final int LARGEST = 40;

  /** Natural logarithms of the probability of each sign. */
  double[] logarithms(double[] outputs) {
    double[] probabilities = new double[outputs.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (double output : outputs) {
      largest = Math.max(largest, output);
    }
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      probabilities[i] = StrictMath.exp((outputs[i] - largest) / temperature);
      sum += probabilities[i];
    }
    for (int i = 0; i < outputs.length; i++) {
      double mixed = (1 - doubt) * probabilities[i] / sum + doubt / outputs.length;
      probabilities[i] = StrictMath.log(mixed);
    }
    return probabilities;
  }

  /**
   * The calibration under which the right signs are likeliest.
   *
   * @param outputs of the network for letters it was not trained on
   * @param right the place of the right sign for each
   */
  static Calibration fitted(List<double[]> outputs, List<Integer> right) {
    Calibration best = null;
    double highest = Double.NEGATIVE_INFINITY;
    for (int tenths = 6; tenths <= LARGEST; tenths++) {
      for (double doubt = 0.0025; doubt < 0.2; doubt *= 1.5) {
        Calibration calibration = new Calibration(tenths / 10.0, doubt);
        double sum = 0;
        for (int i = 0; i < outputs.size(); i++) {
          sum += calibration.logarithms(outputs.get(i))[right.get(i)];
        }
        if (sum > highest) {
          highest = sum;
          best = calibration;
        }
      }
    }
    return best;
  }
}
