package org.korrigo.identification.header.letter.training;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.header.letter.SignSet;

/**
 * How often the classifier is right.
 *
 * @param signs letters or digits
 * @param read how many were read
 * @param right in parts of all: the likeliest sign was the right one
 * @param amongThree in parts of all: the right one was among the three likeliest
 * @param surprise mean of −log of the right sign's probability
 */
public record Accuracy(SignSet signs, int read, double right, double amongThree, double surprise) {
  private static final long SEED = 7;

  /** Of letters that so many writers of each font write. */
  public static Accuracy of(
      LetterClassifier classifier, List<HandFont> fonts, int hands, SignSet signs) {
    Random random = new Random(SEED);
    int read = 0;
    int right = 0;
    int amongThree = 0;
    double surprise = 0;
    for (HandFont font : fonts) {
      for (int number = 0; number < hands; number++) {
        Hand hand = Hand.of(font, random);
        for (int place = 0; place < signs.size(); place++) {
          double[] logarithms =
              classifier.read(ScannedBox.of(hand, signs.sign(place), random), signs);
          int before = logarithms == null ? signs.size() : rank(logarithms, place);
          read++;
          right += before == 0 ? 1 : 0;
          amongThree += before < 3 ? 1 : 0;
          surprise -= logarithms == null ? -9 : logarithms[place];
        }
      }
    }
    return new Accuracy(
        signs, read, (double) right / read, (double) amongThree / read, surprise / read);
  }

  /** How many signs are likelier. */
  private static int rank(double[] logarithms, int place) {
    int before = 0;
    for (double other : logarithms) {
      before += other > logarithms[place] ? 1 : 0;
    }
    return before;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %.1f %% right, %.1f %% among the three likeliest, %.3f nats (%d read)",
        signs.name().toLowerCase(Locale.ROOT),
        100 * right,
        100 * amongThree,
        surprise,
        read);
  }
}
