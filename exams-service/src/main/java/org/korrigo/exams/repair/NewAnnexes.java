package org.korrigo.exams.repair;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * Annexes to be put into copies.
 *
 * @param leaves which of them; null for all that wait and of which nothing speaks against their
 *     being the proposed copy's
 */
record NewAnnexes(
    @Size(min = 1, max = 500) List<@NotNull @Valid PlacedLeaf> leaves,
    @Size(max = 500) String reason)
    implements Reasoned {

  /**
   * A leaf and what is otherwise than proposed.
   *
   * @param leaf its number
   * @param copyId the copy to which it goes; null for the proposed one
   * @param turn degrees clockwise by which it becomes upright: 0, 90, 180 or 270; null as proposed
   */
  record PlacedLeaf(@NotNull Integer leaf, UUID copyId, Integer turn) {}
}
