package org.korrigo.exams.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.korrigo.exams.scan.sheet.SideFormat;

/**
 * Which sides of a batch make which sheet. Sides are paired by their place, recto then verso, and
 * only where that is certain: a run of A3 sides between sides of another format (or the ends) whose
 * number is odd has a side too few or too many at an unknown place, so none of it is cut; anything
 * else might hand one pupil's page to the next.
 *
 * @param sheets the sheets, in order, numbered from 1
 * @param open the sides that are in no sheet, and why
 * @param regularSheets how many sheets come before the first irregularity: only up to there is it
 *     known how they follow each other
 */
record SheetPlan(List<Sheet> sheets, List<OpenSide> open, int regularSheets) {
  private static final String NOT_A3 = "This side is not a folded A3 sheet; it was not used.";
  private static final String UPRIGHT =
      "This side is as large as A3 but upright: which way up it is cannot be told; it was not"
          + " used.";
  private static final String ODD =
      "Sides %d to %d are an odd number of A3 sides: one is missing or too many, and which is not"
          + " known. None of them was used: check them against the paper and scan them again.";

  /** A folded sheet: two sides of the scan, from 1. */
  record Sheet(int number, int recto, int verso) {}

  /** A side that a person has to look at. */
  record OpenSide(int side, String reason) {}

  SheetPlan {
    sheets = List.copyOf(sheets);
    open = List.copyOf(open);
  }

  /**
   * Plans a batch.
   *
   * @param formats of its sides, in order
   */
  static SheetPlan of(List<SideFormat> formats) {
    List<Sheet> sheets = new ArrayList<>();
    List<OpenSide> open = new ArrayList<>();
    int regular = -1;
    int side = 0;
    while (side < formats.size()) {
      if (formats.get(side) != SideFormat.FOLDED_SHEET) {
        open.add(foreign(side + 1, formats.get(side)));
        side++;
      } else {
        int end = endOfRun(formats, side);
        pair(side + 1, end, sheets, open);
        side = end;
      }
      if (!open.isEmpty() && regular < 0) {
        regular = sheets.size();
      }
    }
    return new SheetPlan(sheets, open, regular < 0 ? sheets.size() : regular);
  }

  /** The sheets of the copies that are complete, and each remaining sheet alone. */
  List<List<Integer>> copies(int sheetsPerCopy, IntPredicate wasCut) {
    List<List<Integer>> copies = new ArrayList<>();
    for (int first = 1; first <= sheets.size(); first += sheetsPerCopy) {
      List<Integer> group = new ArrayList<>();
      for (int n = first; n < first + sheetsPerCopy && n <= sheets.size(); n++) {
        group.add(n);
      }
      boolean complete =
          group.size() == sheetsPerCopy
              && group.getLast() <= regularSheets
              && group.stream().allMatch(wasCut::test);
      if (complete) {
        copies.add(List.copyOf(group));
      } else {
        group.stream().filter(wasCut::test).forEach(n -> copies.add(List.of(n)));
      }
    }
    return copies;
  }

  private static int endOfRun(List<SideFormat> formats, int start) {
    int end = start;
    while (end < formats.size() && formats.get(end) == SideFormat.FOLDED_SHEET) {
      end++;
    }
    return end;
  }

  private static void pair(int first, int last, List<Sheet> sheets, List<OpenSide> open) {
    boolean even = (last - first + 1) % 2 == 0;
    for (int side = first; side <= last; side++) {
      if (!even) {
        open.add(new OpenSide(side, ODD.formatted(first, last)));
      } else if ((side - first) % 2 == 0) {
        sheets.add(new Sheet(sheets.size() + 1, side, side + 1));
      }
    }
  }

  private static OpenSide foreign(int side, SideFormat format) {
    return new OpenSide(side, format == SideFormat.SINGLE_PAGE ? NOT_A3 : UPRIGHT);
  }
}
