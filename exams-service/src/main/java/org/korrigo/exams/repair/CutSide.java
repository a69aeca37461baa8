package org.korrigo.exams.repair;

import java.util.List;
import org.korrigo.exams.repair.NewSheet.SheetSide;
import org.korrigo.exams.scan.geometry.LonePage;
import org.korrigo.exams.scan.geometry.LoneSide;
import org.korrigo.exams.scan.sheet.PagePicture;
import org.korrigo.exams.scan.sheet.SideFormat;
import org.korrigo.exams.scan.sheet.SidePreview;

/**
 * A side that was cut, and the forms for a name that it shows.
 *
 * @param pages from left to right: two of a folded side, else one
 * @param forms of each of these, whether a form is at its top
 * @param formElsewhere whether it shows one otherwise than at the top of a page
 */
record CutSide(
    SheetSide side, List<PagePicture> pages, List<Boolean> forms, boolean formElsewhere) {

  static CutSide of(
      SheetSide side, List<PagePicture> pages, LoneSide.Forms seen, LonePage seenAsPage, int turn) {
    boolean atTop = seenAsPage.isShown() && seenAsPage.turn() == turn;
    boolean elsewhere = seen.elsewhere() || seenAsPage.isShown() && !atTop;
    boolean right = seen.right() || atTop;
    return new CutSide(
        side,
        pages,
        pages.size() > 1 ? List.of(seen.left(), right) : List.of(seen.left() || right),
        elsewhere);
  }

  /** A single page looked at for itself: it shows forms at its long edges too. */
  static LonePage asPage(SidePreview preview, double identityZone) {
    return preview.format() == SideFormat.SINGLE_PAGE
        ? LonePage.of(preview, identityZone)
        : LonePage.UNKNOWN;
  }

  int sideNumber() {
    return side.sideNumber();
  }

  boolean isFolded() {
    return pages.size() > 1;
  }

  boolean showsForm() {
    return forms.contains(true);
  }

  /** Whether a form is where a folded sheet has it. */
  boolean isRecto() {
    return isFolded() && forms.getLast();
  }

  boolean follows(CutSide other) {
    return side.uploadId().equals(other.side.uploadId()) && sideNumber() == other.sideNumber() + 1;
  }
}
