package org.korrigo.grading.copy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.journal.Journal;
import org.korrigo.grading.mark.Scale;

/** LOCKED → GRADED, for the feature that draws the annotated PDF; within its transactions. */
@ApplicationScoped
public class FinishingCopies {
  private final CopyRepository copies;
  private final Exams exams;
  private final Correcting correcting;
  private final Receipts receipts;
  private final CopyLockRepository locks;
  private final Journal journal;

  FinishingCopies(
      CopyRepository copies,
      Exams exams,
      Correcting correcting,
      Receipts receipts,
      CopyLockRepository locks,
      Journal journal) {
    this.copies = copies;
    this.exams = exams;
    this.correcting = correcting;
    this.receipts = receipts;
    this.locks = locks;
    this.journal = journal;
  }

  /**
   * What an annotated PDF shows.
   *
   * @param version the copy's
   * @param scale the marking scale that its mark is counted by
   */
  public record Drawn(long version, Scale scale) {}

  /** What came of finishing a copy. */
  public enum Finish {
    /** The copy is GRADED now. */
    DONE,
    /** The corrector had finalised it before; nothing was done. */
    DONE_BEFORE,
    /** The copy or its marking scale is not what was drawn; nothing was done. */
    OUTDATED
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
   * Makes the copy GRADED, with the engine's total, and takes the lock away. Until the transaction
   * ends the marking scale stays what it is.
   */
  public Uni<Finish> finish(UUID copyId, Corrector corrector, Drawn drawn, StoredFile finalPdf) {
    return copies
        .examOf(copyId)
        .flatMap(exams::holdOutline)
        .chain(() -> open(copyId, corrector))
        .flatMap(
            copy ->
                copy == null
                    ? Uni.createFrom().item(Finish.DONE_BEFORE)
                    : finish(copy, drawn, finalPdf));
  }

  private Uni<Finish> finish(OpenCopy copy, Drawn drawn, StoredFile finalPdf) {
    GradingEvent finalised = copy.finalise(drawn, finalPdf);
    return finalised == null
        ? Uni.createFrom().item(Finish.OUTDATED)
        : receipts.once(
            copy,
            CopyAction.FINALISE,
            () -> end(finalised).replaceWith(Finish.DONE),
            () -> Uni.createFrom().item(Finish.DONE_BEFORE));
  }

  private Uni<Void> end(GradingEvent finalised) {
    return journal.record(finalised).chain(() -> locks.remove(finalised.copyId()));
  }
}
