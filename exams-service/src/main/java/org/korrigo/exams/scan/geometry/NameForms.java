package org.korrigo.exams.scan.geometry;

import java.util.List;
import java.util.stream.IntStream;
import org.korrigo.exams.scan.geometry.Reading.Part;

/**
 * The forms for a name, rows of letter boxes at the top of a sheet's first page, and what they say
 * of where a side belongs.
 */
final class NameForms {
  /**
   * Nats for a place, and against the others, that a form at the top of a right half counts:
   * nothing else looks like it.
   */
  private static final double BOXES = 6;

  /** A form has several rows of boxes; a single one may be anything. */
  private static final int ROWS = 2;

  /** One side in so many must have a form: of two sheets a copy, one face in four may. */
  private static final int SHARE = 5;

  /** The part of all boxes that stand at the top of right halves, at least. */
  private static final double CONSISTENT = 0.8;

  private final List<SideLook> looks;
  private final BatchPaper paper;
  private final boolean believed;
  private final boolean used;

  NameForms(List<SideLook> looks, BatchPaper paper) {
    this.looks = looks;
    this.paper = paper;
    long forms = forms(looks);
    this.believed = 2 * forms >= due() && standWhereFormsStand(looks);
    this.used = believed && SHARE * forms >= looks.size();
  }

  /** How many first pages with a form there are at most, if the paper has forms. */
  private double due() {
    long faces = IntStream.range(0, paper.places()).filter(paper::bearsHeader).count();
    return (double) looks.size() * faces / paper.places();
  }

  /** Boxes that stand at the top of left halves as well are for answers, whichever way up. */
  private static boolean standWhereFormsStand(List<SideLook> looks) {
    long right = 0;
    long left = 0;
    for (SideLook look : looks) {
      for (boolean turned : new boolean[] {false, true}) {
        right += look.headerRows(turned) >= ROWS ? 1 : 0;
        left += look.headerRows(turned) <= -ROWS ? 1 : 0;
      }
    }
    return right >= CONSISTENT * (right + left);
  }

  private static long forms(List<SideLook> looks) {
    return looks.stream()
        .filter(look -> look.headerRows(false) >= ROWS || look.headerRows(true) >= ROWS)
        .count();
  }

  /** Whether this paper has forms: then a side without one is no first page. */
  boolean areUsed() {
    return used;
  }

  /** Whether a side shows the form for a name that one side of each sheet bears. */
  boolean isShown(Part part) {
    return used && rows(part) >= ROWS;
  }

  /**
   * Whether a side has no form where one is printed on every sheet: however well it fits what was
   * learnt, it is not proved to be the recto of a sheet with a name.
   */
  boolean isLacking(Part part) {
    boolean due = used && paper.nameOnEverySheet() && paper.bearsHeader(part.place());
    return due && rows(part) < ROWS;
  }

  private int rows(Part part) {
    return looks.get(part.side()).headerRows(part.turned());
  }

  /**
   * What a form, or that there is none, says for a side's being at a place, in nats. A sheet that
   * bears no name may have an empty form on it, or none.
   */
  double evidence(int side, int place, boolean turned) {
    double nats = evidence(looks.get(side), turned);
    if (place % 2 == 1) {
      return -Math.max(0, nats);
    }
    return paper.bearsHeader(place) ? nats : Math.max(0, nats);
  }

  private double evidence(SideLook look, boolean turned) {
    if (!believed) {
      return 0;
    }
    int rows = look.headerRows(turned);
    if (Math.abs(rows) >= ROWS) {
      return Math.signum(rows) * BOXES;
    }
    return used && look.isReadable() ? -BOXES / 2 : 0;
  }
}
