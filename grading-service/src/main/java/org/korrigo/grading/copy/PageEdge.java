package org.korrigo.grading.copy;

import java.math.BigDecimal;

/**
 * The right and the lower edge of a page, in parts of it. An editor counts in floating point: what
 * it draws up to the edge, from x over 1 - x, may add up to a little more than 1.
 */
public final class PageEdge {
  /** As the database has it for annotations. */
  private static final double FARTHEST = 1.000000001;

  private PageEdge() {}

  /**
   * Whether something reaches over the edge.
   *
   * @param start where it begins, from 0 to 1
   * @param length how far it goes on, from 0 to 1
   */
  public static boolean isPassed(BigDecimal start, BigDecimal length) {
    return start.doubleValue() + length.doubleValue() > FARTHEST;
  }
}
