package org.korrigo.exams.scan.geometry;

import java.util.OptionalDouble;

/**
 * What is known of a batch's paper before it is looked at.
 *
 * @param sheetsPerCopy folded sheets a copy has, from 1
 * @param nameOnEverySheet whether every sheet bears an identity header, or only a copy's first
 * @param identityZone height of the header as a part of the page, above 0 and at most 1
 * @param inOrder whether a person vouches for the order of the sides: then only what a picture
 *     clearly contradicts is asked
 * @param fold where a person says that the sheets are folded, as a part of the width of each side
 *     once upright, above 0 and below 1; empty if nobody does
 */
public record BatchPaper(
    int sheetsPerCopy,
    boolean nameOnEverySheet,
    double identityZone,
    boolean inOrder,
    OptionalDouble fold) {
  /** How much less probable irregularities are once a person has looked, in the exponent. */
  private static final double VOUCHED = 3;

  public BatchPaper {
    if (sheetsPerCopy < 1 || !(identityZone > 0 && identityZone <= 1)) {
      throw new IllegalArgumentException(sheetsPerCopy + " sheets, zone " + identityZone);
    }
    if (fold.isPresent() && !(fold.getAsDouble() > 0 && fold.getAsDouble() < 1)) {
      throw new IllegalArgumentException("fold " + fold.getAsDouble());
    }
  }

  /** Paper of which nobody says where it is folded. */
  public BatchPaper(
      int sheetsPerCopy, boolean nameOnEverySheet, double identityZone, boolean inOrder) {
    this(sheetsPerCopy, nameOnEverySheet, identityZone, inOrder, OptionalDouble.empty());
  }

  /** The same paper, each sheet a copy. */
  BatchPaper sheetBySheet() {
    return new BatchPaper(1, nameOnEverySheet, identityZone, inOrder, fold);
  }

  /** The same paper if nobody vouches for the order. */
  BatchPaper unvouched() {
    return new BatchPaper(sheetsPerCopy, nameOnEverySheet, identityZone, false, fold);
  }

  /** What an irregularity costs, if it costs so much when nobody has looked; in nats. */
  double irregularity(double cost) {
    return inOrder ? VOUCHED * cost : cost;
  }

  /** What it costs that a copy has a sheet less, in nats. */
  double sheetMissing() {
    return nameOnEverySheet ? SheetHypothesis.SHEET_UNUSED : SheetHypothesis.SHEET_MISSING;
  }

  int places() {
    return 2 * sheetsPerCopy;
  }

  /** Whether a header is printed at a place of a copy: its rectos are the even ones. */
  boolean bearsHeader(int place) {
    return nameOnEverySheet ? place % 2 == 0 : place == 0;
  }
}
