package org.korrigo.exams.repair;

import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.booklet.PageOrigin;
import org.korrigo.exams.scan.SideMark;
import org.korrigo.exams.scan.SideState;

/** What can be decided about sides on the desk. */
final class SideEdits {
  private SideEdits() {}

  /** Puts a side aside; a used one leaves the booklets that have a page of it. */
  static void discard(Desk desk, SideMark side, String reason) {
    if (side.state() == SideState.DISCARDED) {
      throw illegal(side, "is put aside already");
    }
    if (side.state() == SideState.USED) {
      for (Sheaf sheaf : desk.sheaves()) {
        List<Leaf> kept =
            sheaf.leaves().stream().filter(leaf -> !Desk.shows(side, leaf.origin())).toList();
        if (kept.size() < sheaf.leaves().size()) {
          desk.replace(sheaf.id(), List.of(kept));
        }
      }
    }
    desk.settle(side, SideState.DISCARDED, reason);
  }

  /** Puts all sides of booklets aside. */
  static void discardBooklets(Desk desk, List<UUID> booklets, String reason) {
    List<PageOrigin> pages =
        booklets.stream().map(desk::sheaf).flatMap(sheaf -> sheaf.origins().stream()).toList();
    List<SideMark> sides = pages.stream().map(desk::sideOf).distinct().toList();
    for (SideMark side : sides) {
      long going = pages.stream().filter(page -> Desk.shows(side, page)).count();
      if (going != side.pages().size()) {
        throw illegal(side, "has pages in other booklets too: put the side aside, or merge first");
      }
    }
    sides.forEach(side -> discard(desk, side, reason));
  }

  /** Puts all sides of a copy aside: it is left without paper. */
  static void discardCopy(Desk desk, UUID copy, String reason) {
    discardBooklets(desk, desk.booklets(copy).stream().map(Sheaf::id).toList(), reason);
  }

  /** Puts a side that was put aside or is blank before a person again. */
  static void restore(Desk desk, SideMark side, String reason) {
    if (side.state() != SideState.DISCARDED && side.state() != SideState.BLANK) {
      throw illegal(side, "is neither put aside nor blank");
    }
    desk.settle(side, SideState.OPEN, reason == null ? "It was taken up again." : reason);
  }

  /** Says that nothing is on an open side. */
  static void markBlank(Desk desk, SideMark side, String reason) {
    if (side.state() != SideState.OPEN) {
      throw illegal(side, "is not open");
    }
    desk.settle(side, SideState.BLANK, reason);
  }

  /**
   * Puts a booklet that is in no copy back into one, with the sides that were cut as it.
   *
   * @param toCopy null for a new copy
   */
  static void restoreBooklet(Desk desk, Sheaf booklet, UUID toCopy) {
    List<PageOrigin> pages = booklet.origins();
    List<SideMark> sides =
        pages.stream().map(page -> freeSide(desk, booklet, page)).distinct().toList();
    for (SideMark side : sides) {
      long coming = pages.stream().filter(page -> Desk.shows(side, page)).count();
      if (coming != side.pages().size()) {
        throw illegal(side, "is not in this booklet with all its pages");
      }
      desk.use(side, side.bookletId(), side.pages());
    }
    if (toCopy != null) {
      desk.booklets(toCopy);
    }
    desk.put(booklet, toCopy, null);
  }

  /**
   * @throws Problem conflict if the side is used
   */
  static void requireFree(SideMark side) {
    if (side.state() == SideState.USED) {
      throw illegal(side, "is used: put it aside first");
    }
  }

  private static SideMark freeSide(Desk desk, Sheaf booklet, PageOrigin page) {
    return desk.sidesCutAs(page.bookletId()).stream()
        .filter(side -> Desk.shows(side, page))
        .filter(side -> side.state() == SideState.DISCARDED || side.state() == SideState.OPEN)
        .findFirst()
        .orElseThrow(
            () ->
                new Problem(
                        ProblemType.CONFLICT,
                        "A side of the booklet was not put aside, or is used otherwise by now.")
                    .with("booklet_id", booklet.id()));
  }

  private static Problem illegal(SideMark side, String why) {
    return new Problem(
            ProblemType.CONFLICT,
            "Side " + side.sideNumber() + " of upload " + side.uploadId() + " " + why + ".")
        .with("upload_id", side.uploadId())
        .with("side_number", side.sideNumber())
        .with("state", side.state());
  }
}
