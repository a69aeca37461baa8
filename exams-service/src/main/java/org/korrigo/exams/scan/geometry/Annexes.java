package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.korrigo.exams.scan.geometry.BatchPlan.AnnexLeaf;
import org.korrigo.exams.scan.geometry.BatchPlan.Sheet;

/**
 * The single pages among the folded sheets of a batch, leaf by leaf: a pupil's annex follows the
 * pupil's sheets. That is how it usually lies and no proof. It is taken for one only where each
 * copy of the batch has as many leaves, and each of them shows the print that they have in common,
 * with the form for a name that proves which way up it is.
 */
final class Annexes {
  /** What a job says whose annexes nobody was asked about. */
  static final String BY_PLACE =
      "Every copy has as many annexes: they were put to the sheets that they follow. Check that the"
          + " names on them agree.";

  private static final String FIRST =
      "There are such sides before the first sheet: each may belong to the sheet after it.";
  private static final String ODD =
      "So many sides are no whole leaves: the other side of one was not scanned.";
  private static final String UNREADABLE = "A side of this annex cannot be used.";
  private static final String SHEET_ASKED = "The side before it is in no sheet that is proved.";
  private static final String COPY_ASKED = "The copy before it is not whole.";
  private static final String MAY_BE_NEXT =
      "It is more than other copies have, and the next copy has less: it may be the next one's.";
  private static final String BACK_FORM =
      "Its other side bears a form for a name too: it may be two leaves, or lie back first.";
  private static final String OTHER_PRINT =
      "It is printed otherwise than the annexes of the batch.";

  private final List<SideLook> looks;
  private final Map<Integer, SideLook> bySide = new HashMap<>();
  private final Map<Integer, Sheet> ending = new HashMap<>();
  private final Map<Integer, List<Integer>> copies = new HashMap<>();
  private final Map<List<Integer>, Integer> sidesOfCopy = new HashMap<>();
  private final int sheetsPerCopy;
  private final boolean whole;

  /**
   * Prepares.
   *
   * @param looks every side of the batch
   * @param sheets those that are proved
   * @param copies the numbers of each copy's sheets
   * @param whole whether every folded sheet is in a copy without a question
   */
  Annexes(
      List<SideLook> looks,
      List<Sheet> sheets,
      List<List<Integer>> copies,
      int sheetsPerCopy,
      boolean whole) {
    this.looks = looks;
    this.sheetsPerCopy = sheetsPerCopy;
    this.whole = whole;
    looks.forEach(look -> bySide.put(look.side(), look));
    for (Sheet sheet : sheets) {
      int last = Math.max(sheet.recto().side(), sheet.verso().side());
      if (Math.min(sheet.recto().side(), sheet.verso().side()) == last - 1) {
        ending.put(last, sheet);
      }
    }
    for (List<Integer> copy : copies) {
      copy.forEach(sheet -> this.copies.put(sheet, copy));
      sidesOfCopy.put(copy, 0);
    }
  }

  /** Single pages that follow each other, and the side before them. */
  private record Run(int before, List<SideLook> sides) {}

  /** The sides of a leaf. */
  Stream<SideLook> sidesOf(AnnexLeaf leaf) {
    return leaf.sides().stream().map(bySide::get);
  }

  /**
   * The leaves, in order.
   *
   * @param backFirst whether the batch was fed so that the back of each comes first
   */
  List<AnnexLeaf> leaves(boolean backFirst) {
    List<Run> runs = runs();
    runs.forEach(
        run ->
            sidesOfCopy.computeIfPresent(
                copyBefore(run), (copy, sides) -> sides + run.sides().size()));
    List<Leaf> leaves = new ArrayList<>();
    runs.forEach(run -> leaves.addAll(leaves(run, backFirst)));
    AnnexPrint print = new AnnexPrint(leaves.stream().map(Leaf::front).toList());
    List<String> doubts = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      doubts.add(print.isForeign(i) ? OTHER_PRINT : doubt(leaves.get(i), runs));
    }
    boolean regular =
        whole
            && isRegular()
            && doubts.stream().allMatch(doubt -> doubt == null)
            && leaves.stream().noneMatch(leaf -> leaf.front().isWhite());
    List<AnnexLeaf> planned = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      planned.add(planned(leaves.get(i), i, doubts.get(i), print, regular));
    }
    return planned;
  }

  private record Leaf(Run run, SideLook front, SideLook back) {
    boolean hasFormOnBack() {
      return back != null && AnnexPrint.hasForm(back);
    }

    Integer backTurn() {
      return hasFormOnBack() ? (AnnexPrint.isFormBelow(back) ? 180 : 0) : null;
    }
  }

  private List<Run> runs() {
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
  private static List<Leaf> leaves(Run run, boolean backFirst) {
    List<SideLook> sides = run.sides();
    if (sides.size() % 2 == 1) {
      return sides.stream().map(side -> new Leaf(run, side, null)).toList();
    }
    List<Leaf> leaves = new ArrayList<>();
    for (int i = 0; i < sides.size(); i += 2) {
      leaves.add(
          backFirst
              ? new Leaf(run, sides.get(i + 1), sides.get(i))
              : new Leaf(run, sides.get(i), sides.get(i + 1)));
    }
    return leaves;
  }

  private AnnexLeaf planned(Leaf leaf, int index, String doubt, AnnexPrint print, boolean regular) {
    Sheet sheet = isPlaced(leaf.run()) ? ending.get(leaf.run().before()) : null;
    double confidence =
        sheet == null
            ? 0
            : sheet.confidence()
                * AnnexConfidence.ofPlace(regular, doubt != null)
                * AnnexConfidence.ofPrint(print.fit(index))
                * AnnexConfidence.ofDirection(print.direction(index));
    return new AnnexLeaf(
        leaf.front().side(),
        leaf.back() == null ? null : leaf.back().side(),
        leaf.front().isWhite(),
        leaf.back() != null && leaf.back().isWhite(),
        print.isTurned(index) ? 180 : 0,
        leaf.backTurn(),
        sheet == null ? null : sheet.number(),
        confidence,
        doubt);
  }

  private boolean isPlaced(Run run) {
    List<Integer> copy = copyBefore(run);
    return copy.size() == sheetsPerCopy;
  }

  private List<Integer> copyBefore(Run run) {
    Sheet sheet = ending.get(run.before());
    return sheet == null ? List.of() : copies.getOrDefault(sheet.number(), List.of());
  }

  private String doubt(Leaf leaf, List<Run> runs) {
    Run run = leaf.run();
    if (!ending.containsKey(run.before()) && run.before() > 0) {
      return SHEET_ASKED;
    }
    if (runs.getFirst().before() == 0) {
      return FIRST;
    }
    if (!isPlaced(run)) {
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
    return mayBeNext(run) ? MAY_BE_NEXT : null;
  }

  /** More sides than copies usually have, before a copy with less. */
  private boolean mayBeNext(Run run) {
    int usual = usual();
    List<Integer> copy = copyBefore(run);
    List<Integer> next = copies.getOrDefault(Collections.max(copy) + 1, List.of());
    return sidesOfCopy.get(copy) > usual && sidesOfCopy.getOrDefault(next, usual) < usual;
  }

  /** As many sides as most copies have at least. */
  private int usual() {
    List<Integer> counts = sidesOfCopy.values().stream().sorted().toList();
    return counts.get(counts.size() / 2);
  }

  private boolean isRegular() {
    return sidesOfCopy.size() > 1
        && sidesOfCopy.values().stream().distinct().count() == 1
        && sidesOfCopy.values().iterator().next() > 0;
  }
}
