package org.korrigo.identification.header.letter;

/**
 * Which signs a row of boxes may hold. The classifier's outputs are all of them in this order, and
 * one for a sign that was struck out.
 */
public enum SignSet {
  /** A to Z. */
  CAPITALS(0, 26, 'A'),
  /** 0 to 9. */
  DIGITS(26, 10, '0');

  /** How many outputs there are over all sets. */
  static final int OUTPUTS = 37;

  private static final int STRUCK_OUT = OUTPUTS - 1;

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

  /** How many answers there are for a box: one per sign, and the last for a sign struck out. */
  public int answers() {
    return size + 1;
  }

  /** The sign at a place, counted from 0. */
  public char sign(int place) {
    return (char) (first + place);
  }

  /** The place of a sign, or -1 if it is not one of these. */
  public int placeOf(char sign) {
    return sign >= first && sign < first + size ? sign - first : -1;
  }

  /** Which of all outputs gives an answer. */
  int output(int answer) {
    return answer == size ? STRUCK_OUT : start + answer;
  }
}
