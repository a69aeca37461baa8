package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A leaf of single pages among the folded sheets of a batch.
 *
 * @param run the single pages among which it lies
 * @param front the side that is read first
 * @param back its other side, or null if it was not scanned
 */
record SingleLeaf(Run run, SideLook front, SideLook back) {

  /**
   * Single pages that follow each other.
   *
   * @param before the side of a folded sheet before them; 0 if there is none
   */
  record Run(int before, List<SideLook> sides) {}

  /**
   * The leaves of a batch, in order.
   *
   * @param looks every side of the batch
   * @param backFirst whether the batch was fed so that the back of each comes first
   */
  static List<SingleLeaf> of(List<SideLook> looks, boolean backFirst) {
    return runs(looks).stream().flatMap(run -> leaves(run, backFirst).stream()).toList();
  }

  private static List<Run> runs(List<SideLook> looks) {
    List<Run> runs = new ArrayList<>();
    List<SideLook> current = null;
    for (int i = 0; i < looks.size(); i++) {
      if (looks.get(i).isA3()) {
        current = null;
        continue;
      }
      if (current == null) {
        current = new ArrayList<>();
        runs.add(new Run(i == 0 ? 0 : looks.get(i - 1).side(), current));
      }
      current.add(looks.get(i));
    }
    return runs;
  }

  /** Each side a leaf of its own where so many are no whole leaves. */
  private static List<SingleLeaf> leaves(Run run, boolean backFirst) {
    List<SideLook> sides = run.sides();
    if (sides.size() % 2 == 1) {
      return sides.stream().map(side -> new SingleLeaf(run, side, null)).toList();
    }
    List<SingleLeaf> leaves = new ArrayList<>();
    for (int i = 0; i < sides.size(); i += 2) {
      leaves.add(
          backFirst
              ? new SingleLeaf(run, sides.get(i + 1), sides.get(i))
              : new SingleLeaf(run, sides.get(i), sides.get(i + 1)));
    }
    return leaves;
  }

  /** Its sides in reading order. */
  List<SideLook> sides() {
    return Stream.of(front, back).filter(side -> side != null).toList();
  }

  boolean isSideways() {
    return sides().stream().anyMatch(SideLook::isSideways);
  }

  boolean isBlank() {
    return sides().stream().allMatch(SideLook::isWhite);
  }

  boolean hasFormOnBack() {
    return back != null && AnnexPrint.hasForm(back);
  }

  /** How its back must be turned if that bears a form for a name of its own, or null. */
  Integer backTurn() {
    return hasFormOnBack() ? (AnnexPrint.isFormBelow(back) ? 180 : 0) : null;
  }
}
