package org.korrigo.identification.header;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.korrigo.identification.header.LineRecogniser.Sign;
import org.korrigo.identification.header.image.BoxRow;
import org.korrigo.identification.header.image.PackedLine;
import org.korrigo.identification.header.letter.SignSet;
import org.korrigo.identification.matching.Alphabet;
import org.korrigo.identification.matching.BoxedText;

/**
 * Reads the letters of a row as one line, packed in two ways that err differently. The recogniser
 * names one sign a box only; how it errs says how likely the others are.
 */
final class PackedLineReader implements SignReader {
  private static final int[] GAPS = {7, 16};

  /** How fast the likelihood falls with the cost of taking one sign for another. */
  private static final double STEEPNESS = 3.5;

  private final LineRecogniser recogniser;

  PackedLineReader(LineRecogniser recogniser) {
    this.recogniser = recogniser;
  }

  @Override
  public List<double[]> read(BoxRow row, SignSet signs) {
    List<double[]> boxes = new ArrayList<>();
    List<char[]> opinions = new ArrayList<>();
    for (int gap : GAPS) {
      opinions.add(opinion(row.packed(gap), signs));
    }
    for (int box = 0; box < row.boxes().size(); box++) {
      int place = box;
      boxes.add(likelihoods(opinions.stream().map(opinion -> opinion[place]).toList(), signs));
    }
    return boxes;
  }

  /** The mean of what opinions about one sign make likely; null where none names a sign. */
  static double[] likelihoods(List<Character> opinions, SignSet signs) {
    double[] mean = new double[signs.answers()];
    int read = 0;
    for (char opinion : opinions) {
      if (signs.placeOf(opinion) >= 0) {
        read++;
        for (int place = 0; place < signs.size(); place++) {
          mean[place] += Math.exp(-STEEPNESS * Alphabet.cost(opinion, signs.sign(place)));
        }
        mean[signs.size()] += Math.exp(-STEEPNESS * Alphabet.cost(BoxedText.UNREAD, 'A'));
      }
    }
    return read == 0 ? null : Likelihoods.ofWeights(mean);
  }

  private char[] opinion(PackedLine line, SignSet signs) {
    char[] boxes = new char[line.middles().size()];
    if (line.middles().stream().anyMatch(middle -> middle >= 0)) {
      LineRecogniser.Signs wanted =
          signs == SignSet.DIGITS ? LineRecogniser.Signs.DIGITS : LineRecogniser.Signs.CAPITALS;
      place(recogniser.read(line.image(), wanted).signs(), line.middles(), boxes);
    }
    return boxes;
  }

  /** Puts each sign into its box: one by one where they are as many, else by place. */
  private static void place(List<Sign> signs, List<Integer> middles, char[] boxes) {
    int[] filled = IntStream.range(0, boxes.length).filter(box -> middles.get(box) >= 0).toArray();
    if (signs.size() == filled.length) {
      for (int i = 0; i < filled.length; i++) {
        boxes[filled[i]] = signs.get(i).text().charAt(0);
      }
      return;
    }
    for (Sign sign : signs) {
      IntStream.of(filled)
          .boxed()
          .min(Comparator.comparingInt(box -> Math.abs(middles.get(box) - sign.middle())))
          .filter(box -> boxes[box] == 0)
          .ifPresent(box -> boxes[box] = sign.text().charAt(0));
    }
  }
}
