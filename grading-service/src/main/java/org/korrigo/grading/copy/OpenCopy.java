package org.korrigo.grading.copy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.journal.MarkChange;
import org.korrigo.grading.mark.Scale;

/**
 * A copy in the hands of the teacher who holds its lock, until the end of the transaction: nobody
 * else changes it meanwhile. Or a copy to which the teacher made a write earlier and is answered
 * again: then nothing changes it any more.
 */
public final class OpenCopy {
  private final Copy copy;
  private final ExamOutline exam;
  private final Corrector corrector;
  private final Problem refusal;

  private OpenCopy(Copy copy, ExamOutline exam, Corrector corrector, Problem refusal) {
    this.copy = copy;
    this.exam = exam;
    this.corrector = corrector;
    this.refusal = refusal;
  }

  OpenCopy(Copy copy, ExamOutline exam, Corrector corrector) {
    this(copy, exam, corrector, null);
  }

  /**
   * A copy that takes no write, for the answer to one that was made before.
   *
   * @param refusal what any other write is told
   */
  static OpenCopy answering(Copy copy, ExamOutline exam, Corrector corrector, Problem refusal) {
    return new OpenCopy(copy, exam, corrector, refusal);
  }

  public UUID id() {
    return copy.id;
  }

  /** The teacher. */
  public String actorId() {
    return corrector.subject();
  }

  /** When it is done. */
  public Instant now() {
    return corrector.now();
  }

  /** Who writes, with the write's key. */
  Corrector corrector() {
    return corrector;
  }

  /** Whether nothing is done to it: the teacher is only answered again. */
  boolean isAnswering() {
    return refusal != null;
  }

  /** The copy itself, for what ends its marking; the refusal if the teacher is only answered. */
  Copy held() {
    requireHeld();
    return copy;
  }

  private void requireHeld() {
    if (refusal != null) {
      throw refusal;
    }
  }

  /** A4 pages; page indexes are below it. */
  public int pageCount() {
    return copy.pages.images().size();
  }

  /** The copy as it is now. */
  public CopySummary summary() {
    return CopySummary.of(copy);
  }

  /** Its exam. */
  public ExamOutline exam() {
    return exam;
  }

  /** What it is marked against. */
  public Scale scale() {
    return exam.scale();
  }

  /** The total as the engine computes it now. */
  public BigDecimal total() {
    return copy.total(exam.scale().maximum());
  }

  /**
   * Changes what the copy is marked with: its sums of points and deltas follow, and what the copy
   * itself holds. There is no other way to, so that nothing changes a mark without its event.
   *
   * @param change not the same before and after
   * @return the event, which the caller journals in the transaction of the change
   */
  public GradingEvent change(MarkChange change) {
    requireHeld();
    switch (change) {
      case MarkChange.OfAnnotation annotation -> copy.deltaSum += annotation.deltas();
      case MarkChange.OfScore score -> copy.leafPoints = copy.leafPoints.add(score.points());
      case MarkChange.OfRemark _ -> {}
      case MarkChange.OfAppreciation text -> copy.globalAppreciation = text.after();
      case MarkChange.OfVariant variant -> copy.subjectVariant = variant.after();
    }
    return copy.event(change.action(), occasion(), change.metadata(total()));
  }

  /**
   * LOCKED → GRADED, unless the copy or its marking scale changed since the annotated PDF was
   * drawn.
   *
   * @param drawn what the PDF shows
   * @return the event, or null if it is another one by now
   */
  GradingEvent finalise(FinishingCopies.Drawn drawn, StoredFile finalPdf) {
    requireHeld();
    return copy.version == drawn.version() && exam.scale().equals(drawn.scale())
        ? copy.locked(CopyAction.FINALISE).finalise(finalPdf, occasion())
        : null;
  }

  private Occasion occasion() {
    return new Occasion(corrector.subject(), corrector.now(), exam.scale().maximum());
  }
}
