package org.korrigo.exams.scan.sheet;

import org.korrigo.exams.scan.jpeg.QuarterTurn;

/**
 * How a side has to be put right before it is cut.
 *
 * @param turn from as its page is shown to upright; lossless
 * @param skew degrees by which lines of writing sink to the right once it is turned; not lossless,
 *     so 0 for a side that is straight enough
 * @param fold where it is folded, as a part of its width once turned and straightened
 */
public record SideAttitude(QuarterTurn turn, double skew, double fold) {
  /** As its page is shown, folded in the middle. */
  public static final SideAttitude AS_SHOWN = new SideAttitude(QuarterTurn.NONE, 0, 0.5);

  public SideAttitude {
    if (!(fold > 0 && fold < 1) || !(Math.abs(skew) < 45)) {
      throw new IllegalArgumentException("skew " + skew + ", fold " + fold);
    }
  }
}
