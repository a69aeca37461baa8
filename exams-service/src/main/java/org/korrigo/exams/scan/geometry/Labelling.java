package org.korrigo.exams.scan.geometry;

/**
 * Which learnt place is which place of a copy: where the learnt ones began, and how the batch was
 * fed, cannot be known when they are learnt.
 *
 * @param turn how many places later the learnt ones begin
 * @param upsideDown whether the batch lies upside down
 * @param versoFirst whether versos come first
 * @param places how many places a copy has
 */
record Labelling(int turn, boolean upsideDown, boolean versoFirst, int places) {

  int learnt(int place) {
    return ((versoFirst ? place ^ 1 : place) + turn) % places;
  }
}
