package org.korrigo.exams.scan.sheet;

/** What a side is by its size as shown. */
public enum SideFormat {
  /** A folded A3 sheet, shown as landscape: two A4 pages side by side. */
  FOLDED_SHEET,
  /** One page: A4, letter or smaller. */
  SINGLE_PAGE,
  /** As large as A3 but shown upright: which way up its pages are cannot be told. */
  UPRIGHT_SHEET;

  /** Longer than this many points (353 mm) is no A4 or legal page. */
  private static final double LONGEST_PAGE = 1010;

  static SideFormat ofPoints(double width, double height) {
    if (Math.max(width, height) < LONGEST_PAGE) {
      return SINGLE_PAGE;
    }
    return width > height ? FOLDED_SHEET : UPRIGHT_SHEET;
  }
}
