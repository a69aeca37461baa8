package org.korrigo.exams.scan.geometry;

/**
 * How probable it is that single pages are an annex of the copy before them. Costs are those of a
 * messy batch, in nats, as {@link SheetHypothesis} has them: nothing is sure because it is usual.
 */
final class AnnexConfidence {
  /** A leaf that lies at another copy. */
  private static final double MISPLACED = 6;

  /** A leaf that is none of this paper's: a cover, a note. */
  private static final double FOREIGN = 4;

  private AnnexConfidence() {}

  /**
   * That it lies where it belongs.
   *
   * @param regular whether each copy has as many: two would have to lie wrong then
   * @param doubted whether something speaks against it
   */
  static double ofPlace(boolean regular, boolean doubted) {
    return probability(doubted ? 0 : regular ? 2 * MISPLACED : MISPLACED);
  }

  /**
   * That it is an annex.
   *
   * @param fit what its print says for the print that annexes have in common, in nats; 0 if there
   *     is none
   */
  static double ofPrint(double fit) {
    return probability(FOREIGN + fit);
  }

  /**
   * That it lies the right way up.
   *
   * @param nats what speaks for that
   */
  static double ofDirection(double nats) {
    return probability(nats);
  }

  private static double probability(double nats) {
    return 1 / (1 + Math.exp(-nats));
  }
}
