package org.korrigo.identification.header.letter;

/** Which signs a row of boxes may hold. The classifier's outputs are all of them in this order. */
public enum SignSet {
  /** A to Z. */
  CAPITALS(0, 26, 'A'),
  /** 0 to 9. */
  DIGITS(26, 10, '0');

  /** How many signs there are over all sets. */
  static final int ALL = 36;

  private final int start;
  private final int size;
  private final char first;

  SignSet(int start, int size, char first) {
    this.start = start;
    this.size = size;
    this.first = first;
  }

  /** How many signs. */
  public int size() {
    return size;
  }

  /** The sign at a place, counted from 0. */
  public char sign(int place) {
    return (char) (first + place);
  }

  /** The place of a sign, or -1 if it is not one of these. */
  public int placeOf(char sign) {
    return sign >= first && sign < first + size ? sign - first : -1;
  }

  /** Where the set begins among all outputs. */
  int start() {
    return start;
  }
}
