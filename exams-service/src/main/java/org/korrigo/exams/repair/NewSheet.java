package org.korrigo.exams.repair;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * A sheet to be made of sides that are in no booklet: open, blank or put aside.
 *
 * @param sides the sides; of a folded sheet first its recto, then its verso
 * @param order places, from 1, of the pages in reading order, each once, counted side by side from
 *     left to right; null for 2, 3, 4, 1 where two folded sides are given (a folded sheet), and for
 *     as they stand otherwise
 * @param identityPages places, from 1, in reading order of the pages on which a name may stand;
 *     null for the first
 * @param toCopyId the copy it goes to the end of; null for a new one
 */
record NewSheet(
    @NotEmpty @Size(max = 20) List<@NotNull @Valid SheetSide> sides,
    List<@NotNull Integer> order,
    List<@NotNull Integer> identityPages,
    UUID toCopyId,
    @Size(max = 500) String reason)
    implements Reasoned {

  /**
   * A side and how it is cut.
   *
   * @param sideNumber in its upload, from 1
   * @param turn degrees clockwise by which it becomes upright as compared with the scan: 0 (or
   *     null), 90, 180, 270
   * @param fold where it is folded once upright, as a part of its width, above 0 and below 1; null
   *     for a single page
   */
  record SheetSide(@NotNull UUID uploadId, @NotNull Integer sideNumber, Integer turn, Double fold) {

    int degrees() {
      return turn == null ? 0 : turn;
    }
  }
}
