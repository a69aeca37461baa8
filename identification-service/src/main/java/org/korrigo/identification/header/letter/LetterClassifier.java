package org.korrigo.identification.header.letter;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.korrigo.identification.header.image.GreyImage;

/**
 * Tells how likely each sign is to stand in a box. Trained when the module is built, by {@code
 * LetterTraining}. Takes a fraction of a millisecond a box; any number of threads may use one.
 */
public final class LetterClassifier {
  /** The resource that the build writes beside this class. */
  public static final String WEIGHTS = "letters.weights";

  private static final double DOUBT = 0.01;

  private final Network network;

  LetterClassifier(Network network) {
    this.network = network;
  }

  /**
   * The classifier that was built with this module.
   *
   * @throws IllegalStateException if the build left it out
   */
  public static LetterClassifier load() {
    try (InputStream weights = LetterClassifier.class.getResourceAsStream(WEIGHTS)) {
      if (weights == null) {
        throw new IllegalStateException("The letter classifier was not built: build with Maven.");
      }
      return new LetterClassifier(Network.read(new BufferedInputStream(weights)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the inside of a box.
   *
   * @param cell the box without its frame
   * @return the natural logarithm of the probability of each sign, in the set's order, and at last
   *     of a sign that was struck out; null if nothing is written in the box
   */
  public double[] read(GreyImage cell, SignSet signs) {
    float[] features = Features.of(cell);
    return features == null
        ? null
        : Network.logarithms(network.outputs(network.hidden(features), signs), DOUBT);
  }

  /** Writes the classifier, the same bytes for the same one. */
  public void write(OutputStream target) throws IOException {
    network.write(target);
  }
}
