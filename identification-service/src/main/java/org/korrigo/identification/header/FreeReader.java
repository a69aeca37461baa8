package org.korrigo.identification.header;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.korrigo.identification.header.image.GreyImage;
import org.korrigo.identification.header.image.InkPieces;
import org.korrigo.identification.header.image.InkedImage;
import org.korrigo.identification.header.image.WrittenLines;
import org.korrigo.identification.header.letter.LetterClassifier;
import org.korrigo.identification.header.letter.SignSet;
import org.korrigo.identification.matching.BoxedText;
import org.korrigo.identification.matching.Reading;
import org.korrigo.identification.matching.SignCosts;

/** Reads free handwriting: what is in doubt twice, and the birth date sign by sign too. */
final class FreeReader {
  private static final double PAGE_MM = 210;
  private static final double CENTURY_NOT_WRITTEN = 0.9;

  /** Of the digits one by one, and of the text. */
  private static final double[] TRUSTS = {1, 0.5};

  /** Where there are no digits one by one, the text is all there is. */
  private static final double[] TEXT_ALONE = {1, 1};

  private static final int DIGITS = 8;

  /** Millimetres from the middle of a sign. */
  private static final double AFTER_COLON = 0.6;

  private static final double BEFORE_DIGIT = 2.5;
  private static final int LEAST_DIGITS = 4;

  /** In fewer places than these, the digits were looked for in a wrong place. */
  private static final int AGREEING = 5;

  private static final Pattern LABEL = Pattern.compile("(?i)na.?s.?[as]|^\\W*n[eé]+[(e) ]|birth");
  private static final Pattern WITH_MONTH = Pattern.compile("\\d\\s*\\p{L}{3,}\\s*\\d\\d");

  private final LineRecogniser recogniser;
  private final LetterClassifier classifier;

  FreeReader(LineRecogniser recogniser, LetterClassifier classifier) {
    this.recogniser = recogniser;
    this.classifier = classifier;
  }

  /** What stands in a header without boxes. */
  Reading read(InkedImage header, TimeLimit limit) {
    double pixelsPerMm = header.grey().width() / PAGE_MM;
    List<String> lines = new ArrayList<>();
    List<String> others = new ArrayList<>();
    FoundDate date = new FoundDate(BoxedText.NONE, 0);
    double confidence = 0;
    TwiceReader twice = new TwiceReader(recogniser, pixelsPerMm);
    for (GreyImage picture : WrittenLines.of(header)) {
      limit.check();
      List<LineRecogniser.Line> read = twice.read(picture);
      LineRecogniser.Line best = read.getFirst();
      if (!best.text().isEmpty()) {
        lines.add(best.text());
        confidence += best.confidence();
      }
      others.add(read.getLast().text());
      FoundDate found = date(picture, read, pixelsPerMm);
      date = found.grounds() > date.grounds() ? found : date;
    }
    return Reading.free(
        lines, others, date.boxes(), lines.isEmpty() ? 0 : confidence / lines.size());
  }

  /**
   * A birth date.
   *
   * @param boxes day, month and year
   * @param grounds how much speaks for its being one at all
   */
  private record FoundDate(BoxedText boxes, int grounds) {}

  private FoundDate date(GreyImage picture, List<LineRecogniser.Line> read, double pixelsPerMm) {
    List<String> opinions =
        read.stream().map(line -> WrittenDate.in(line.text())).filter(Objects::nonNull).toList();
    boolean labelled = read.stream().anyMatch(line -> LABEL.matcher(line.text()).find());
    boolean hasDigits = read.stream().anyMatch(line -> digits(line.text()) >= LEAST_DIGITS);
    boolean named = read.stream().anyMatch(line -> WITH_MONTH.matcher(line.text()).find());
    List<double[]> chain =
        named || !hasDigits && !labelled
            ? List.of()
            : DigitChain.read(
                InkPieces.of(picture, begin(read, pixelsPerMm), pixelsPerMm), classifier);
    if (opinions.stream().anyMatch(opinion -> agreeing(opinion, chain) < AGREEING)) {
      return new FoundDate(together(opinions, List.of()), opinions.size() + (labelled ? 1 : 0));
    }
    int grounds = opinions.size() + (chain.isEmpty() ? 0 : 2) + (labelled ? 1 : 0);
    return opinions.isEmpty() && chain.isEmpty()
        ? new FoundDate(BoxedText.NONE, 0)
        : new FoundDate(together(opinions, chain), grounds);
  }

  /** In how many places the likeliest digits are those of the text; all where there are none. */
  private static int agreeing(String opinion, List<double[]> chain) {
    int count = 0;
    for (int place = 0; place < DIGITS; place++) {
      double[] likelihoods = chain.isEmpty() ? null : chain.get(place);
      boolean same =
          likelihoods == null || Likelihoods.likeliest(likelihoods) == opinion.charAt(place) - '0';
      count += same ? 1 : 0;
    }
    return count;
  }

  private static long digits(String text) {
    return text.chars().filter(Character::isDigit).count();
  }

  /** The column of the picture where the date may begin: after a colon, or with the first digit. */
  private static int begin(List<LineRecogniser.Line> read, double pixelsPerMm) {
    double colon = -1;
    double digit = Integer.MAX_VALUE;
    for (LineRecogniser.Line line : read) {
      for (LineRecogniser.Sign sign : line.signs()) {
        if (sign.text().equals(":")) {
          colon = Math.max(colon, sign.middle());
        } else if (Character.isDigit(sign.text().charAt(0))) {
          digit = Math.min(digit, sign.middle());
        }
      }
    }
    return (int)
        (colon < 0 ? digit - BEFORE_DIGIT * pixelsPerMm : colon + AFTER_COLON * pixelsPerMm);
  }

  private static BoxedText together(List<String> opinions, List<double[]> chain) {
    double[] trusts = chain.isEmpty() ? TEXT_ALONE : TRUSTS;
    StringBuilder text = new StringBuilder();
    List<SignCosts> costs = new ArrayList<>();
    for (int place = 0; place < DIGITS; place++) {
      int box = place;
      List<Character> said = opinions.stream().map(opinion -> opinion.charAt(box)).toList();
      List<double[]> engines = new ArrayList<>();
      engines.add(chain.isEmpty() ? null : chain.get(place));
      engines.add(PackedLineReader.likelihoods(said, SignSet.DIGITS));
      if (engines.getFirst() == null && engines.getLast() == null) {
        engines.set(0, century(place));
      }
      double[] likelihoods = Likelihoods.together(engines, trusts, SignSet.DIGITS.answers());
      int likeliest = Likelihoods.likeliest(likelihoods);
      text.append(likeliest == SignSet.DIGITS.size() ? BoxedText.UNREAD : (char) ('0' + likeliest));
      costs.add(SignCosts.of(likelihoods));
    }
    return new BoxedText(List.of(text.toString()), costs);
  }

  /** Pupils are born in this century. */
  private static double[] century(int place) {
    double[] weights = new double[SignSet.DIGITS.answers()];
    Arrays.fill(weights, (1 - CENTURY_NOT_WRITTEN) / weights.length);
    weights[place == DIGITS / 2 ? 2 : 0] = CENTURY_NOT_WRITTEN;
    return Likelihoods.ofWeights(weights);
  }
}
