package org.korrigo.identification.header;

import java.util.ArrayList;
import java.util.List;
import org.korrigo.identification.header.image.BoxRow;
import org.korrigo.identification.header.letter.SignSet;
import org.korrigo.identification.matching.BoxedText;
import org.korrigo.identification.matching.SignCosts;

/** Reads rows of boxes with every engine and puts together what they say. */
final class BoxRowReader {
  private final List<SignReader> engines;
  private final TimeLimit limit;
  private final double[] trusts;
  private double certainty;
  private int boxesRead;

  /**
   * A reader for one header.
   *
   * @param engines independent of each other
   * @param limit is looked at before every row
   * @param trusts how much the word of each counts; 1 for one whose likelihoods mean what they say
   */
  BoxRowReader(List<SignReader> engines, TimeLimit limit, double... trusts) {
    this.engines = engines;
    this.limit = limit;
    this.trusts = trusts;
  }

  /** The likeliest signs, and what each sign costs in each box. */
  BoxedText read(BoxRow row, SignSet signs) {
    limit.check();
    List<Boolean> blanks = row.blanks();
    if (!blanks.contains(false)) {
      return new BoxedText(List.of(" ".repeat(blanks.size())));
    }
    List<List<double[]>> said = engines.stream().map(engine -> engine.read(row, signs)).toList();
    StringBuilder text = new StringBuilder();
    List<SignCosts> costs = new ArrayList<>();
    for (int box = 0; box < blanks.size(); box++) {
      if (blanks.get(box)) {
        text.append(BoxedText.BLANK);
        costs.add(SignCosts.BLANK);
      } else {
        double[] likelihoods = together(said, box, signs);
        int likeliest = Likelihoods.likeliest(likelihoods);
        text.append(likeliest == signs.size() ? BoxedText.UNREAD : signs.sign(likeliest));
        costs.add(SignCosts.of(likelihoods));
      }
    }
    return new BoxedText(List.of(text.toString()), costs);
  }

  private double[] together(List<List<double[]>> said, int box, SignSet signs) {
    List<double[]> ofBox = new ArrayList<>();
    said.forEach(engine -> ofBox.add(engine.get(box)));
    double[] likelihoods = Likelihoods.together(ofBox, trusts, signs.answers());
    certainty += Math.exp(likelihoods[Likelihoods.likeliest(likelihoods)]);
    boxesRead++;
    return likelihoods;
  }

  /** The mean probability of the signs taken for the likeliest, over the rows read so far. */
  double confidence() {
    return boxesRead == 0 ? 0 : certainty / boxesRead;
  }
}
