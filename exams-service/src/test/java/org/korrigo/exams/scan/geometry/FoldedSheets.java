package org.korrigo.exams.scan.geometry;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.korrigo.exams.scan.sheet.SidePreview;

/**
 * The folded sheets of a batch that is in order: recto, verso, recto, verso of each copy.
 *
 * @param drawing their sides, as many each time
 * @param codes that number the pages of each side; empty if none do
 */
record FoldedSheets(
    BatchPaper paper, Function<Random, List<SidePreview>> drawing, List<List<PageCode>> codes) {

  /** Copies that are drawn anew for each batch. */
  static FoldedSheets drawn(DrawnPaper paper, int copies) {
    return new FoldedSheets(paper.known(), chance -> paper.batch(copies, chance), List.of());
  }

  /** A scan's. */
  static FoldedSheets scanned(
      BatchPaper paper, List<SidePreview> sides, List<List<PageCode>> codes) {
    return new FoldedSheets(paper, chance -> sides, codes);
  }

  List<SidePreview> sides(Random chance) {
    return drawing.apply(chance);
  }

  /** The codes on a side, from 0. */
  List<PageCode> codesOn(int side) {
    return codes.isEmpty() ? List.of() : codes.get(side);
  }
}
