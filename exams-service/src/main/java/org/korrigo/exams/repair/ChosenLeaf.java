package org.korrigo.exams.repair;

import java.util.List;
import java.util.UUID;
import org.korrigo.exams.scan.AnnexCutter;
import org.korrigo.exams.scan.SettlingSides.SideNumber;

/**
 * A leaf that a person puts into a copy.
 *
 * @param id of the booklet to be made of it
 * @param copyId the copy
 * @param turn degrees clockwise by which it becomes upright
 */
record ChosenLeaf(UUID id, AnnexProposal leaf, UUID copyId, int turn) {

  /** Its pages on which something is. Another turn than proposed turns both of them further. */
  List<AnnexCutter.Page> pages() {
    return leaf.writtenSides().stream()
        .map(SideNumber::sideNumber)
        .map(side -> page(side, side.equals(leaf.backSide()) ? leaf.backTurn() : null))
        .toList();
  }

  /** Whether a name may stand on one of these pages, from 1. */
  boolean mayBearName(int page) {
    return page == 1 || pages().get(page - 1).bearsForm();
  }

  private AnnexCutter.Page page(int side, Integer ownTurn) {
    return ownTurn == null
        ? new AnnexCutter.Page(side, turn, false)
        : new AnnexCutter.Page(side, Math.floorMod(ownTurn + turn - leaf.turn(), 360), true);
  }

  /** Whether it follows the sheet before it, in the copy that was proposed. */
  boolean followsItsSheet() {
    return copyId.equals(leaf.copyId());
  }
}
