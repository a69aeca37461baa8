package org.korrigo.exams.scan.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.korrigo.exams.scan.geometry.SheetSequence.Step;

/**
 * What rectos without verso and versos without recto put in doubt. If a batch has both, its sides
 * may as well be those of whole sheets, each verso a sheet late or early: a pile that was fed face
 * down, two scans of single faces put together with a step between them. Each sheet between the
 * first and the last of such sides may then be of two pupils.
 *
 * @param from the first doubtful side, from 0
 * @param end after the last; no more than {@code from} if nothing is in doubt
 */
record UnpairedSides(int from, int end) {
  private static final UnpairedSides NONE = new UnpairedSides(0, 0);

  /**
   * Looks for them in an explanation.
   *
   * @param isKnown whether a side, from 0, is known to be another one scanned again; a single side
   *     of which nothing is known may be a recto or a verso
   */
  static UnpairedSides of(List<Step> steps, IntPredicate isKnown) {
    List<Reading> alone = new ArrayList<>();
    boolean rectos = false;
    boolean versos = false;
    for (Step step : steps) {
      SheetHypothesis what = step.reading().what();
      boolean unknown =
          what == SheetHypothesis.FOREIGN
              || what == SheetHypothesis.DUPLICATE && !isKnown.test(step.reading().at());
      if (unknown || what == SheetHypothesis.RECTO_ONLY || what == SheetHypothesis.VERSO_ONLY) {
        alone.add(step.reading());
        rectos |= what != SheetHypothesis.VERSO_ONLY;
        versos |= what != SheetHypothesis.RECTO_ONLY;
      }
    }
    return rectos && versos
        ? new UnpairedSides(alone.getFirst().at(), alone.getLast().end())
        : NONE;
  }

  /** Whether a reading is in doubt. */
  boolean surround(Reading reading) {
    return reading.at() >= from && reading.end() <= end;
  }
}
