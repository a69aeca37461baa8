package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    List<SingleLeaf> leaves = SingleLeaf.of(looks, backFirst);
    RepeatedLeaves repeated = new RepeatedLeaves(leaves);
    for (int i = 0; i < leaves.size(); i++) {
      count(leaves.get(i), repeated.isDoubted(i));
    }
    AnnexPrint print = new AnnexPrint(leaves.stream().map(SingleLeaf::front).toList());
    AnnexDoubts all = new AnnexDoubts(leaves, print, repeated, counts, ending, sheetsPerCopy);
    List<String> doubts = new ArrayList<>();
    IntStream.range(0, leaves.size()).forEach(leaf -> doubts.add(all.of(leaf)));
    boolean regular =
        whole
            && counts.isRegular()
            && doubts.stream().allMatch(Objects::isNull)
            && leaves.stream().noneMatch(leaf -> leaf.front().isWhite());
    List<AnnexLeaf> planned = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      SingleLeaf leaf = leaves.get(i);
      Sheet sheet = all.isPlaced(leaf) ? ending.get(leaf.run().before()) : null;
      double confidence = sheet == null ? 0 : confidence(sheet, i, doubts.get(i), print, regular);
      planned.add(planned(leaf, print.isTurned(i), sheet, confidence, doubts.get(i)));
    }
    return planned;
  }

  private void count(SingleLeaf leaf, boolean doubted) {
    Sheet sheet = ending.get(leaf.run().before());
    if (sheet != null) {
      counts.add(counts.copyOf(sheet.number()), leaf.sides().size(), doubted);
    }
  }

  private static double confidence(
      Sheet sheet, int leaf, String doubt, AnnexPrint print, boolean regular) {
    return sheet.confidence()
        * AnnexConfidence.ofPlace(regular, doubt != null)
        * AnnexConfidence.ofPrint(print.fit(leaf))
        * AnnexConfidence.ofDirection(print.direction(leaf));
  }

  private static AnnexLeaf planned(
      SingleLeaf leaf, boolean turned, Sheet sheet, double confidence, String doubt) {
    return new AnnexLeaf(
        leaf.front().side(),
        leaf.back() == null ? null : leaf.back().side(),
        leaf.front().isWhite(),
        leaf.back() != null && leaf.back().isWhite(),
        turned ? 180 : 0,
        leaf.backTurn(),
        sheet == null ? null : sheet.number(),
        confidence,
        doubt);
  }
}
