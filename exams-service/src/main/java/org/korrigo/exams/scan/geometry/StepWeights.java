package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What each step of a sequence of sheets weighs, in nats: how well the pictures fit a reading, less
 * what is irregular about it, and what it costs to leave out sheets of a copy.
 */
final class StepWeights {
  /** No reading of so little weight can be part of a probable explanation. */
  private static final double NEGLIGIBLE = -60;

  private final SideEvidence evidence;
  private final BatchPaper paper;
  private final int sheets;
  private final Labelling labelling;
  private final List<List<Weighed>> steps = new ArrayList<>();

  /** A reading with its weight for each sheet of a copy. */
  @SuppressWarnings("ArrayRecordComponent")
  record Weighed(Reading reading, double[] nats) {}

  /**
   * Weighs everything.
   *
   * @param readings every way to read the sides from each of them on
   * @param labelling how the batch was fed: that is what its sides cost nothing for
   */
  StepWeights(
      SideEvidence evidence, BatchPaper paper, List<List<Reading>> readings, Labelling labelling) {
    this.evidence = evidence;
    this.paper = paper;
    this.sheets = paper.sheetsPerCopy();
    this.labelling = labelling;
    readings.forEach(here -> steps.add(weighed(here)));
  }

  /** The readings from a side on that can be part of a probable explanation. */
  List<Weighed> from(int side) {
    return steps.get(side);
  }

  /** What it costs to go on with another sheet of a copy than the one that is due. */
  double skip(int due, int other) {
    int missing = Math.floorMod(other - due, sheets);
    double cost =
        missing == 0 ? 0 : Math.min(missing * paper.sheetMissing(), SheetHypothesis.OUT_OF_ORDER);
    return paper.irregularity(cost);
  }

  /** The sheet of a copy that is due after a reading. */
  int next(Reading reading, int sheet) {
    return (sheet + reading.what().sheets()) % sheets;
  }

  private List<Weighed> weighed(List<Reading> readings) {
    List<Weighed> weighed = new ArrayList<>();
    for (Reading reading : readings) {
      double[] nats = new double[sheets];
      Arrays.setAll(nats, sheet -> weight(reading, sheet));
      if (Arrays.stream(nats).max().orElseThrow() > NEGLIGIBLE) {
        weighed.add(new Weighed(reading, nats));
      }
    }
    return weighed;
  }

  private double weight(Reading reading, int sheet) {
    return evidence.of(reading, sheet) - paper.irregularity(cost(reading));
  }

  private double cost(Reading reading) {
    double cost = (labelling.versoFirst() ? reading.what().turnedOver() : reading.what()).cost();
    List<Reading.Part> usual =
        reading.parts().stream().filter(part -> !evidence.eitherWay()[part.side()]).toList();
    long odd = usual.stream().filter(part -> part.turned() != labelling.upsideDown()).count();
    if (odd == 0) {
      return cost;
    }
    boolean whole = odd == usual.size();
    return cost + (whole ? SheetHypothesis.UPSIDE_DOWN : SheetHypothesis.ONE_UPSIDE_DOWN);
  }
}
