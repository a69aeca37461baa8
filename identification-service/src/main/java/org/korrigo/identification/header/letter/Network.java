package org.korrigo.identification.header.letter;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A network with one hidden layer. Its outputs are compared within a {@link SignSet} only: a row of
 * letters has no digits.
 */
public final class Network {
  private static final int MARK = 0x4B4C4332;
  private static final float LEAK = 0.05f;

  /** How many units the hidden layer has. */
  static final int HIDDEN = 96;

  final float[] first = new float[Features.COUNT * HIDDEN];
  final float[] firstBias = new float[HIDDEN];
  final float[] second = new float[HIDDEN * SignSet.OUTPUTS];
  final float[] secondBias = new float[SignSet.OUTPUTS];

  /** What the hidden units answer to some features. */
  float[] hidden(float[] features) {
    float[] hidden = firstBias.clone();
    for (int i = 0; i < features.length; i++) {
      float value = features[i];
      if (value != 0) {
        int row = i * HIDDEN;
        for (int unit = 0; unit < HIDDEN; unit++) {
          hidden[unit] += value * first[row + unit];
        }
      }
    }
    for (int unit = 0; unit < HIDDEN; unit++) {
      hidden[unit] = hidden[unit] > 0 ? hidden[unit] : LEAK * hidden[unit];
    }
    return hidden;
  }

  /** By how much a hidden unit's answer grows with what it is given. */
  static float slope(float answer) {
    return answer > 0 ? 1 : LEAK;
  }

  /** What speaks for each answer of a set, as logarithms without a common measure. */
  double[] outputs(float[] hidden, SignSet signs) {
    double[] outputs = new double[signs.answers()];
    for (int answer = 0; answer < outputs.length; answer++) {
      int output = signs.output(answer);
      double sum = secondBias[output];
      for (int unit = 0; unit < HIDDEN; unit++) {
        sum += hidden[unit] * second[output * HIDDEN + unit];
      }
      outputs[answer] = sum;
    }
    return outputs;
  }

  /**
   * Natural logarithms of the probability of each answer.
   *
   * @param outputs of this network
   * @param doubt the part of the probability that is shared evenly among all answers: what letters
   *     unlike all that it learned from make of its certainty
   */
  static double[] logarithms(double[] outputs, double doubt) {
    double[] logarithms = new double[outputs.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (double output : outputs) {
      largest = Math.max(largest, output);
    }
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      logarithms[i] = StrictMath.exp(outputs[i] - largest);
      sum += logarithms[i];
    }
    for (int i = 0; i < outputs.length; i++) {
      logarithms[i] = StrictMath.log((1 - doubt) * logarithms[i] / sum + doubt / outputs.length);
    }
    return logarithms;
  }

  /** Writes the weights, the same bytes for the same weights. */
  void write(OutputStream target) throws IOException {
    DataOutputStream data = new DataOutputStream(target);
    data.writeInt(MARK);
    for (float[] weights : layers()) {
      data.writeInt(weights.length);
      for (float weight : weights) {
        data.writeFloat(weight);
      }
    }
    data.flush();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is anything else
   */
  static Network read(InputStream source) throws IOException {
    DataInputStream data = new DataInputStream(source);
    Network network = new Network();
    boolean known = data.readInt() == MARK;
    for (float[] weights : network.layers()) {
      if (!known || data.readInt() != weights.length) {
        throw new IOException("These are no weights of this network: build the module again.");
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] = data.readFloat();
      }
    }
    return network;
  }

  private float[][] layers() {
    return new float[][] {first, firstBias, second, secondBias};
  }
}
