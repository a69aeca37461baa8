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
  private final CopyLockRepository locks;
  private final Journal journal;

  FinishingCopies(Correcting correcting, CopyLockRepository locks, Journal journal) {
    this.correcting = correcting;
    this.locks = locks;
    this.journal = journal;
  }

  /** Opens a copy that is about to be finalised; refuses any that is not LOCKED. */
  public Uni<OpenCopy> open(UUID copyId, Corrector corrector) {
    return correcting.open(copyId, corrector, CopyAction.FINALISE);
  }

  /**
   * Makes the copy GRADED, with the engine's total, and takes the lock away.
   *
   * @param drawn the version that the annotated PDF shows
   * @return false, and nothing done, if the copy changed after that
   */
  public Uni<Boolean> finish(UUID copyId, Corrector corrector, long drawn, StoredFile finalPdf) {
    return open(copyId, corrector)
        .flatMap(
            copy -> {
              GradingEvent finalised = copy.finalise(drawn, finalPdf);
              return finalised == null
                  ? Uni.createFrom().item(false)
                  : journal.record(finalised).chain(() -> locks.remove(copyId)).replaceWith(true);
            });
  }
}
