package org.korrigo.exams.scan.geometry;

import java.util.List;

/**
 * What becomes of each side of a batch: every side is in exactly one of the lists.
 *
 * @param sheets the sheets that are sure, in order, numbered from 1
 * @param open sides that a person has to look at
 * @param setAside sides that make no sheet and are sure to be needed by none
 * @param copies the numbers of the sheets of each copy
 * @param notes what a person ought to know of the batch as a whole
 */
public record BatchPlan(
    List<Sheet> sheets,
    List<OpenSide> open,
    List<SetAside> setAside,
    List<List<Integer>> copies,
    List<String> notes) {

  public BatchPlan {
    sheets = List.copyOf(sheets);
    open = List.copyOf(open);
    setAside = List.copyOf(setAside);
    copies = List.copyOf(copies);
    notes = List.copyOf(notes);
  }

  /**
   * A folded sheet.
   *
   * @param number from 1
   * @param repairs what is put right when it is cut
   * @param confidence how probable it is that these two sides are recto and verso of one sheet,
   *     lying as said; 0..1
   */
  public record Sheet(
      int number, Face recto, Face verso, List<Repair> repairs, double confidence) {}

  /**
   * A face of a sheet.
   *
   * @param side its side in the scan, from 1
   * @param turn how it must be turned clockwise to be upright as landscape: 0, 90, 180 or 270
   * @param skew degrees by which lines of writing sink to the right, once turned; 0 if it is not to
   *     be straightened
   * @param fold where it is folded, as a part of its width once turned and straightened
   */
  public record Face(int side, int turn, double skew, double fold) {}

  /** A side that a person has to look at, and why. */
  public record OpenSide(int side, String reason) {}

  /**
   * A side that is not used.
   *
   * @param white whether nothing is on it; else it was scanned before
   */
  public record SetAside(int side, boolean white, String reason) {}
}
