package org.korrigo.exams.repair;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.exams.copy.ArrangingCopies;
import org.korrigo.exams.repair.Acting.Acted;

/** Discarding whole copies before their hand-over. */
@ApplicationScoped
class DiscardingCopies {
  private final Acting acting;
  private final ArrangingCopies copies;

  DiscardingCopies(Acting acting, ArrangingCopies copies) {
    this.acting = acting;
    this.copies = copies;
  }

  /**
   * Puts all sides of a copy aside, and so discards it.
   *
   * @throws org.korrigo.contracts.problem.Problem not-found, copy-handed-over, or conflict if a
   *     page of one of its sides is in another copy
   */
  Uni<Acted> discard(UUID copyId, Occasion occasion) {
    return acting.act(
        Uni.createFrom().deferred(() -> copies.examOf(copyId)),
        occasion,
        Subject.of(copyId),
        layout -> SideEdits.discardCopy(layout.desk(), copyId, occasion.reason()));
  }
}
