package org.korrigo.identification.header.image;

/** A long horizontal line and the rectangle that it fills, borders included. */
record Rule(int left, int right, int top, int bottom) {
  private static final double COVERING = 0.8;

  int length() {
    return right - left + 1;
  }

  /** Whether two rules lie one above the other for most of the shorter one's length. */
  boolean covers(Rule other) {
    return common(other) >= COVERING * Math.min(length(), other.length());
  }

  /** For how many columns two rules lie one above the other. */
  int common(Rule other) {
    return Math.min(right, other.right) - Math.max(left, other.left) + 1;
  }

  /** The rectangle around both. */
  Rule with(Rule other) {
    return new Rule(
        Math.min(left, other.left),
        Math.max(right, other.right),
        Math.min(top, other.top),
        Math.max(bottom, other.bottom));
  }
}
