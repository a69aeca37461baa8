package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

  private final List<SideLook> looks;
  private final Map<Integer, SideLook> bySide = new HashMap<>();
  private final Map<Integer, Sheet> ending = new HashMap<>();
  private final AnnexCounts counts;
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
    this.counts = new AnnexCounts(copies);
    this.sheetsPerCopy = sheetsPerCopy;
    this.whole = whole;
    looks.forEach(look -> bySide.put(look.side(), look));
    for (Sheet sheet : sheets) {
      int last = Math.max(sheet.recto().side(), sheet.verso().side());
      if (Math.min(sheet.recto().side(), sheet.verso().side()) == last - 1) {
        ending.put(last, sheet);
      }
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
    runs.forEach(run -> counts.add(copyBefore(run), run.sides().size()));
    List<Leaf> leaves = new ArrayList<>();
    runs.forEach(run -> leaves.addAll(leaves(run, backFirst)));
    AnnexPrint print = new AnnexPrint(leaves.stream().map(Leaf::front).toList());
    List<String> doubts = doubts(leaves, print);
    boolean regular =
        whole
            && counts.isRegular()
            && doubts.stream().allMatch(doubt -> doubt == null)
            && leaves.stream().noneMatch(leaf -> leaf.front().isWhite());
    List<AnnexLeaf> planned = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      planned.add(planned(leaves.get(i), i, doubts.get(i), print, regular));
    }
    return planned;
  }

  private record Leaf(Run run, SideLook front, SideLook back) {
    boolean isSideways() {
      return front.isSideways() || back != null && back.isSideways();
    }

    boolean isBlank() {
      return front.isWhite() && (back == null || back.isWhite());
    }

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
    return sheet == null ? List.of() : counts.copyOf(sheet.number());
  }

  /** What speaks against each leaf's being an annex of the copy before it, in words, or null. */
  private List<String> doubts(List<Leaf> leaves, AnnexPrint print) {
    boolean early =
        IntStream.range(0, leaves.size())
            .filter(i -> leaves.get(i).run().before() == 0)
            .anyMatch(i -> !isCover(leaves.get(i), print.isForeign(i)));
    List<String> doubts = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      doubts.add(doubt(leaves.get(i), i, early, print));
    }
    return doubts;
  }

  /** One leaf of another print on top of the pile does not tell where annexes lie. */
  private static boolean isCover(Leaf leaf, boolean foreign) {
    List<SideLook> sides = leaf.run().sides();
    return foreign && sides.size() <= 2 && sides.stream().allMatch(SideLook::isReadable);
  }

  private String doubt(Leaf leaf, int index, boolean early, AnnexPrint print) {
    if (leaf.isSideways()) {
      return SIDEWAYS;
    }
    if (print.isForeign(index)) {
      return OTHER_PRINT;
    }
    Run run = leaf.run();
    if (!ending.containsKey(run.before()) && run.before() > 0) {
      return SHEET_ASKED;
    }
    if (early) {
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
    if (counts.mayBeNext(copyBefore(run))) {
      return MAY_BE_NEXT;
    }
    if (counts.isPile(copyBefore(run))) {
      return PILE;
    }
    if (counts.isShifted()) {
      return SHIFTED;
    }
    return leaf.isBlank() || print.isDirectionShown(index) ? null : DIRECTION;
  }
}
