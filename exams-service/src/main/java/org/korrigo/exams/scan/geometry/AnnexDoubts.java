package org.korrigo.exams.scan.geometry;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.korrigo.exams.scan.geometry.BatchPlan.Sheet;

/** What speaks against leaves' being annexes of the copies before them, in words. */
final class AnnexDoubts {
  private static final String FIRST =
      "There are such sides before the first sheet: each may belong to the sheet after it.";
  private static final String ODD =
      "So many sides are no whole leaves: the other side of one was not scanned.";
  private static final String UNREADABLE = "A side of this annex cannot be used.";
  private static final String SHEET_ASKED = "The side before it is in no sheet that is proved.";
  private static final String COPY_ASKED = "The copy before it is not whole.";
  private static final String MAY_BE_NEXT =
      "It is more than other copies have, and the next copy has less: it may be the next one's.";
  private static final String PILE =
      "It is one of far more than any other copy has: they may be several copies'.";
  private static final String SHIFTED =
      "Only the first or the last copy has less: annexes may lie before their sheets.";
  private static final String BACK_FORM =
      "Its other side bears a form for a name too: it may be two leaves, or lie back first.";
  private static final String SIDEWAYS =
      "It lies sideways: look at it and say by how much it must be turned.";
  private static final String DIRECTION =
      "Its direction is not known: no form for a name proves which way up it is.";
  private static final String OTHER_PRINT =
      "It is printed otherwise than the annexes of the batch.";

  private final List<SingleLeaf> leaves;
  private final AnnexPrint print;
  private final RepeatedLeaves repeated;
  private final AnnexCounts counts;
  private final Map<Integer, Sheet> ending;
  private final int sheetsPerCopy;
  private final boolean early;

  /**
   * Prepares.
   *
   * @param leaves every leaf of the batch
   * @param print of their fronts
   * @param repeated those of them that may have been scanned twice
   * @param counts of all of them
   * @param ending the sheets that are proved and of which both sides follow each other, by the last
   */
  AnnexDoubts(
      List<SingleLeaf> leaves,
      AnnexPrint print,
      RepeatedLeaves repeated,
      AnnexCounts counts,
      Map<Integer, Sheet> ending,
      int sheetsPerCopy) {
    this.leaves = leaves;
    this.print = print;
    this.repeated = repeated;
    this.counts = counts;
    this.ending = ending;
    this.sheetsPerCopy = sheetsPerCopy;
    this.early =
        IntStream.range(0, leaves.size())
            .filter(i -> leaves.get(i).run().before() == 0)
            .anyMatch(i -> !isCover(leaves.get(i), print.isForeign(i)));
  }

  /** One leaf of another print on top of the pile does not tell where annexes lie. */
  private static boolean isCover(SingleLeaf leaf, boolean foreign) {
    List<SideLook> sides = leaf.run().sides();
    return foreign && sides.size() <= 2 && sides.stream().allMatch(SideLook::isReadable);
  }

  /** Whether a leaf follows a sheet of a whole copy. */
  boolean isPlaced(SingleLeaf leaf) {
    return copyBefore(leaf).size() == sheetsPerCopy;
  }

  private List<Integer> copyBefore(SingleLeaf leaf) {
    Sheet sheet = ending.get(leaf.run().before());
    return sheet == null ? List.of() : counts.copyOf(sheet.number());
  }

  /** What speaks against a leaf's being an annex of the copy before it, or null. */
  String of(int index) {
    SingleLeaf leaf = leaves.get(index);
    if (repeated.proof(index) != null) {
      return repeated.proof(index);
    }
    if (leaf.isSideways()) {
      return SIDEWAYS;
    }
    if (print.isForeign(index)) {
      return OTHER_PRINT;
    }
    SingleLeaf.Run run = leaf.run();
    if (!ending.containsKey(run.before()) && run.before() > 0) {
      return SHEET_ASKED;
    }
    if (early) {
      return FIRST;
    }
    if (!isPlaced(leaf)) {
      return COPY_ASKED;
    }
    if (run.sides().stream().anyMatch(side -> !side.isReadable())) {
      return UNREADABLE;
    }
    if (run.sides().size() % 2 == 1) {
      return ODD;
    }
    if (leaf.hasFormOnBack()) {
      return BACK_FORM;
    }
    if (repeated.suspicion(index) != null) {
      return repeated.suspicion(index);
    }
    if (counts.mayBeNext(copyBefore(leaf))) {
      return MAY_BE_NEXT;
    }
    if (counts.isPile(copyBefore(leaf))) {
      return PILE;
    }
    if (counts.isShifted()) {
      return SHIFTED;
    }
    return leaf.isBlank() || print.isDirectionShown(index) ? null : DIRECTION;
  }
}
