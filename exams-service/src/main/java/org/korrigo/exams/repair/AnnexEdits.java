package org.korrigo.exams.repair;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.exams.booklet.PageOrigin;
import org.korrigo.exams.scan.SettlingSides.SideNumber;
import org.korrigo.exams.scan.SideMark;
import org.korrigo.exams.scan.SideState;

/** How annexes come into copies on the desk. */
final class AnnexEdits {
  private static final String NOTHING = "Nothing is on this side of the annex.";

  private AnnexEdits() {}

  /**
   * Puts leaves into their copies, in their order.
   *
   * @throws Problem stale-version if a side was decided meanwhile, or a sheet left the copy for
   *     which its annex was proposed
   */
  static void put(Desk desk, List<ChosenLeaf> chosen) {
    chosen.forEach(leaf -> put(desk, leaf));
  }

  private static void put(Desk desk, ChosenLeaf chosen) {
    requireSheet(desk, chosen);
    List<SideNumber> written = chosen.leaf().writtenSides();
    for (SideNumber number : chosen.leaf().sides()) {
      SideMark side = desk.side(number);
      requireOpen(side);
      if (written.contains(number)) {
        desk.use(side, chosen.id(), List.of(written.indexOf(number) + 1));
      } else {
        desk.settle(side, SideState.BLANK, NOTHING);
      }
    }
    if (written.isEmpty()) {
      return;
    }
    List<Leaf> leaves =
        IntStream.rangeClosed(1, written.size())
            .mapToObj(
                page -> new Leaf(new PageOrigin(chosen.id(), page, 0), chosen.mayBearName(page)))
            .toList();
    Integer place = chosen.followsItsSheet() ? place(desk, chosen) : null;
    desk.put(new Sheaf(chosen.id(), false, leaves), chosen.copyId(), place);
  }

  private static void requireOpen(SideMark side) {
    if (side.state() != SideState.OPEN) {
      throw stale("Side " + side.sideNumber() + " of the annex was decided meanwhile.");
    }
  }

  private static void requireSheet(Desk desk, ChosenLeaf chosen) {
    List<Sheaf> booklets = desk.booklets(chosen.copyId());
    if (chosen.followsItsSheet()
        && booklets.stream().noneMatch(booklet -> has(booklet, chosen.leaf().sheetId()))) {
      throw stale("The sheet before annex " + chosen.leaf().leaf() + " left its copy meanwhile.");
    }
  }

  private static Problem stale(String what) {
    return new Problem(ProblemType.STALE_VERSION, what + " Look at the annexes again.");
  }

  /** After its sheet, and after what followed that sheet before it in the scan. */
  private static Integer place(Desk desk, ChosenLeaf chosen) {
    List<Sheaf> booklets = desk.booklets(chosen.copyId());
    UUID sheet = chosen.leaf().sheetId();
    int place = 0;
    while (place < booklets.size() && !has(booklets.get(place), sheet)) {
      place++;
    }
    do {
      place++;
    } while (place < booklets.size() && isBefore(desk, booklets.get(place), chosen.leaf()));
    return place;
  }

  private static boolean has(Sheaf booklet, UUID sheet) {
    return booklet.origins().stream().anyMatch(page -> page.bookletId().equals(sheet));
  }

  private static boolean isBefore(Desk desk, Sheaf booklet, AnnexProposal leaf) {
    return booklet.origins().stream()
        .map(desk::sideOf)
        .allMatch(
            side ->
                side.uploadId().equals(leaf.uploadId()) && side.sideNumber() < leaf.frontSide());
  }
}
