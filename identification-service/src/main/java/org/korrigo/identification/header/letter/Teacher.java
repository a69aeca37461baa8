package org.korrigo.identification.header.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.korrigo.identification.header.image.GreyImage;

/**
 * Trains a network by gradient descent, one box after the other, in an order that a seed fixes: the
 * same boxes give the same network, bit by bit.
 */
public final class Teacher {
  private static final float FIRST_RATE = 0.02f;
  private static final float LAST_RATE = 0.0005f;
  private static final float DECAY = 2e-6f;

  private final Random random;
  private final Network network = new Network();
  private final List<Lesson> lessons = new ArrayList<>();

  /** A teacher whose network begins with small weights that the seed gives. */
  public Teacher(long seed) {
    this.random = new Random(seed);
    float spread = (float) Math.sqrt(2.0 / (Features.COUNT / 2));
    for (int i = 0; i < network.first.length; i++) {
      network.first[i] = (float) random.nextGaussian() * spread;
    }
    for (int i = 0; i < network.second.length; i++) {
      network.second[i] = (float) random.nextGaussian() * 0.1f;
    }
  }

  /**
   * Adds a box to learn from.
   *
   * @param answer the right one, as {@link SignSet#answers} counts them
   */
  public void show(GreyImage cell, SignSet signs, int answer) {
    float[] features = Features.of(cell);
    if (features != null) {
      lessons.add(new Lesson(features, signs, answer));
    }
  }

  /** Goes through all boxes so many times and answers the classifier that comes of it. */
  public LetterClassifier train(int rounds) {
    int[] order = new int[lessons.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    long steps = (long) rounds * order.length;
    long step = 0;
    for (int round = 0; round < rounds; round++) {
      shuffle(order);
      for (int number : order) {
        float done = (float) step++ / steps;
        learn(lessons.get(number), FIRST_RATE + (LAST_RATE - FIRST_RATE) * done);
      }
    }
    return new LetterClassifier(network);
  }

  private void shuffle(int[] order) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }

  private void learn(Lesson lesson, float rate) {
    float[] features = lesson.features();
    float[] hidden = network.hidden(features);
    double[] errors = network.outputs(hidden, lesson.signs());
    double[] logarithms = Network.logarithms(errors, 0);
    float[] blame = new float[Network.HIDDEN];
    for (int answer = 0; answer < errors.length; answer++) {
      float error =
          (float) StrictMath.exp(logarithms[answer]) - (answer == lesson.answer() ? 1 : 0);
      int output = lesson.signs().output(answer);
      int row = output * Network.HIDDEN;
      network.secondBias[output] -= rate * error;
      for (int unit = 0; unit < Network.HIDDEN; unit++) {
        blame[unit] += error * network.second[row + unit];
        network.second[row + unit] -=
            rate * (error * hidden[unit] + DECAY * network.second[row + unit]);
      }
    }
    for (int unit = 0; unit < Network.HIDDEN; unit++) {
      blame[unit] *= rate * Network.slope(hidden[unit]);
      network.firstBias[unit] -= blame[unit];
    }
    for (int i = 0; i < features.length; i++) {
      float value = features[i];
      if (value != 0) {
        int row = i * Network.HIDDEN;
        for (int unit = 0; unit < Network.HIDDEN; unit++) {
          network.first[row + unit] -= value * blame[unit];
        }
      }
    }
  }
}
