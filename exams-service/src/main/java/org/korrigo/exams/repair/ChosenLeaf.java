package org.korrigo.exams.repair;

import java.util.UUID;

/**
 * A leaf that a person puts into a copy.
 *
 * @param id of the booklet to be made of it
 * @param copyId the copy
 * @param turn degrees clockwise by which it becomes upright
 */
record ChosenLeaf(UUID id, AnnexProposal leaf, UUID copyId, int turn) {

  /** Whether it follows the sheet before it, in the copy that was proposed. */
  boolean followsItsSheet() {
    return copyId.equals(leaf.copyId());
  }
}
