package org.korrigo.exams.repair;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/**
 * Where a page is to go: into a booklet, or as a booklet of its own to the end of a copy, or into a
 * new copy if neither is given.
 *
 * @param page the page's place in its booklet, from 1
 * @param toPage its place in the booklet it goes into, from 1; null for the end
 * @param bearsIdentity whether a name may stand on it; null for as it was
 */
record NewPageMove(
    @NotNull Integer page,
    UUID toBookletId,
    Integer toPage,
    UUID toCopyId,
    Boolean bearsIdentity,
    @Size(max = 500) String reason)
    implements Reasoned {

  /**
   * A page goes into a booklet or into a copy, and has a place in a booklet only.
   *
   * @throws Problem invalid-request otherwise
   */
  void requireOneTarget() {
    if (toBookletId != null && toCopyId != null) {
      throw Problem.invalid("to_copy_id", "is given beside to_booklet_id: give one of them");
    }
    if (toBookletId == null && toPage != null) {
      throw Problem.invalid("to_page", "is a place in a booklet, and none is given");
    }
  }
}
