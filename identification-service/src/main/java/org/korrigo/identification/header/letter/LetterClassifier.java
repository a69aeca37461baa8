package org.korrigo.identification.header.letter;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.korrigo.identification.header.image.GreyImage;

/**
 * Tells how likely each sign is to stand in a box. Trained when the module is built, by {@code
 * LetterTraining}. Takes a fraction of a millisecond a box; any number of threads may use one.
 */
public final class LetterClassifier {
  /** The resource that the build writes beside this class. */
  public static final String WEIGHTS = "letters.weights";

  private final Network network;
  private final Map<SignSet, Calibration> calibrations;

  LetterClassifier(Network network, Map<SignSet, Calibration> calibrations) {
    this.network = network;
    this.calibrations = new EnumMap<>(calibrations);
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
      return read(weights);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the inside of a box.
   *
   * @param cell the box without its frame
   * @return the natural logarithm of each sign's probability, in the set's order, each at least
   *     about −9; null if nothing is written in the box
   */
  public double[] read(GreyImage cell, SignSet signs) {
    float[] features = Features.of(cell);
    return features == null
        ? null
        : calibrations.get(signs).logarithms(network.outputs(network.hidden(features), signs));
  }

  /** Writes the classifier, the same bytes for the same one. */
  public void write(OutputStream target) throws IOException {
    network.write(target);
    DataOutputStream data = new DataOutputStream(target);
    for (SignSet signs : SignSet.values()) {
      data.writeDouble(calibrations.get(signs).temperature());
      data.writeDouble(calibrations.get(signs).doubt());
    }
    data.flush();
  }

  private static LetterClassifier read(InputStream source) throws IOException {
    DataInputStream data = new DataInputStream(new java.io.BufferedInputStream(source));
    Network network = Network.read(data);
    Map<SignSet, Calibration> calibrations = new EnumMap<>(SignSet.class);
    for (SignSet signs : SignSet.values()) {
      calibrations.put(signs, new Calibration(data.readDouble(), data.readDouble()));
    }
    return new LetterClassifier(network, calibrations);
  }
}
