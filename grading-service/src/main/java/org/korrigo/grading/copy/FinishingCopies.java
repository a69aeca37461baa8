package org.korrigo.grading.copy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.grading.journal.Journal;

/** LOCKED → GRADED, for the feature that draws the annotated PDF; within its transactions. */
@ApplicationScoped
public class FinishingCopies {
  private final Correcting correcting;
  private final Receipts receipts;
  private final CopyLockRepository locks;
  private final Journal journal;

  FinishingCopies(
      Correcting correcting, Receipts receipts, CopyLockRepository locks, Journal journal) {
    this.correcting = correcting;
    this.receipts = receipts;
    this.locks = locks;
    this.journal = journal;
  }

  /**
   * Opens a copy that is about to be finalised; refuses any that is not LOCKED.
   *
   * @return null if the corrector has finalised it already, with this key, or just as it is
   */
  public Uni<OpenCopy> open(UUID copyId, Corrector corrector) {
    return correcting
        .open(copyId, corrector, CopyAction.FINALISE)
        .flatMap(
            copy ->
                receipts
                    .made(copyId, corrector, CopyAction.FINALISE)
                    .map(made -> made || copy.isAnswering() ? null : copy));
  }

  /**
   * Makes the copy GRADED, with the engine's total, and takes the lock away.
   *
   * @param drawn the version that the annotated PDF shows
   * @return false, and nothing done, if the copy changed after that; true also if the corrector has
   *     finalised it meanwhile
   */
  public Uni<Boolean> finish(UUID copyId, Corrector corrector, long drawn, StoredFile finalPdf) {
    return open(copyId, corrector)
        .flatMap(
            copy -> {
              if (copy == null) {
                return Uni.createFrom().item(true);
              }
              GradingEvent finalised = copy.finalise(drawn, finalPdf);
              return finalised == null
                  ? Uni.createFrom().item(false)
                  : receipts.once(copy, CopyAction.FINALISE, () -> end(finalised), this::nothing);
            });
  }

  private Uni<Boolean> end(GradingEvent finalised) {
    return journal
        .record(finalised)
        .chain(() -> locks.remove(finalised.copyId()))
        .replaceWith(true);
  }

  private Uni<Boolean> nothing() {
    return Uni.createFrom().item(true);
  }
}
