package org.korrigo.exams.scan.geometry;

import java.util.List;

/**
 * What becomes of each side of a batch: every side is in exactly one of the lists.
 *
 * @param sheets the sheets that are sure, in order, numbered from 1
 * @param open sides that a person has to look at
 * @param setAside sides that make no sheet and are sure to be needed by none
 * @param annexes leaves of single pages, each with the sheet that it seems to belong to; their
 *     sides are open unless the leaf is sure
 * @param copies the numbers of the sheets of each copy
 * @param isByPlace whether nothing but the places of sheets in the batch says which of them make a
 *     copy, and nobody vouches for their order
 * @param notes what a person ought to know of the batch as a whole
 */
public record BatchPlan(
    List<Sheet> sheets,
    List<OpenSide> open,
    List<SetAside> setAside,
    List<AnnexLeaf> annexes,
    List<List<Integer>> copies,
    boolean isByPlace,
    List<String> notes) {

  public BatchPlan {
    sheets = List.copyOf(sheets);
    open = List.copyOf(open);
    setAside = List.copyOf(setAside);
    annexes = List.copyOf(annexes);
    copies = List.copyOf(copies);
    notes = List.copyOf(notes);
  }

  /** A sheet by its number, from 1. */
  public Sheet sheet(int number) {
    return sheets.get(number - 1);
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

  /**
   * A leaf of single pages between sheets: an annex, if it is one of this paper's at all.
   *
   * @param front the side that is read first
   * @param back its other side, or null if it was not scanned
   * @param frontWhite whether nothing is on the front
   * @param backWhite whether nothing is on the back
   * @param turn how both must be turned clockwise to be upright: 0 or 180
   * @param backTurn the same for a back that bears a form for a name of its own; null if it does
   *     not
   * @param sheet the number of the sheet just before it, or null if that is itself in question
   * @param confidence how probable it is that it is an annex of that sheet's copy, lying as said;
   *     0..1
   * @param doubt what speaks against that, in words; null if nothing does
   */
  public record AnnexLeaf(
      int front,
      Integer back,
      boolean frontWhite,
      boolean backWhite,
      int turn,
      Integer backTurn,
      Integer sheet,
      double confidence,
      String doubt) {

    /** Its sides in reading order. */
    public List<Integer> sides() {
      return back == null ? List.of(front) : List.of(front, back);
    }

    /** Those of its sides on which something is. */
    public List<Integer> writtenSides() {
      return sides().stream().filter(side -> !isWhite(side)).toList();
    }

    /** Whether nothing is on one of its sides. */
    public boolean isWhite(int side) {
      return side == front ? frontWhite : backWhite;
    }

    /** Whether nobody need be asked. */
    public boolean isSure() {
      return confidence >= PlanningBatch.SURE;
    }
  }

  /**
   * A side that a person has to look at.
   *
   * @param reason why
   * @param twin the side that it seems to be, scanned again; null if it does not
   */
  public record OpenSide(int side, String reason, Integer twin) {

    /** A side that seems to be no other one. */
    public OpenSide(int side, String reason) {
      this(side, reason, null);
    }
  }

  /**
   * A side that is not used.
   *
   * @param white whether nothing is on it; else it was scanned before
   */
  public record SetAside(int side, boolean white, String reason) {}
}
