package org.korrigo.exams.scan.jpeg;

/** A turn of a picture, clockwise. */
public enum QuarterTurn {
  NONE(0),
  RIGHT(90),
  HALF(180),
  LEFT(270);

  private final int degrees;

  QuarterTurn(int degrees) {
    this.degrees = degrees;
  }

  /**
   * The turn by an angle.
   *
   * @param degrees clockwise, any multiple of 90
   * @throws IllegalArgumentException if it is no multiple of 90
   */
  public static QuarterTurn ofDegrees(int degrees) {
    if (degrees % 90 != 0) {
      throw new IllegalArgumentException("no quarter turn: " + degrees);
    }
    return values()[Math.floorMod(degrees, 360) / 90];
  }

  /** This turn and another after it, as one. */
  public QuarterTurn then(QuarterTurn next) {
    return ofDegrees(degrees + next.degrees);
  }

  /** The angle, clockwise: 0, 90, 180 or 270. */
  public int degrees() {
    return degrees;
  }

  /** Whether width and height change places. */
  public boolean swapsSides() {
    return this == RIGHT || this == LEFT;
  }

  /** Whether the left edge of the result was the right or the bottom edge of the source. */
  boolean mirrorsColumns() {
    return this == RIGHT || this == HALF;
  }

  /** Whether the top edge of the result was the bottom or the right edge of the source. */
  boolean mirrorsRows() {
    return this == LEFT || this == HALF;
  }
}
