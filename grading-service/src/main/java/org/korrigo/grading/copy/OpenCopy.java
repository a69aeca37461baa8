package org.korrigo.grading.copy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.contracts.storage.StoredFile;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.mark.Scale;

/**
 * A copy in the hands of the teacher who holds its lock, until the end of the transaction: nobody
 * else changes it meanwhile.
 */
public final class OpenCopy {
  private final Copy copy;
  private final ExamOutline exam;
  private final Corrector corrector;

  OpenCopy(Copy copy, ExamOutline exam, Corrector corrector) {
    this.copy = copy;
    this.exam = exam;
    this.corrector = corrector;
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

  /** Notes the new sum of the leaf scores. */
  public void countPoints(BigDecimal leafPoints) {
    copy.leafPoints = leafPoints;
    copy.version++;
  }

  /** Notes the new sum of the annotations' deltas. */
  public void countDeltas(int deltaSum) {
    copy.deltaSum = deltaSum;
    copy.version++;
  }

  /** Notes that something was changed that the annotated PDF will show. */
  public void changed() {
    copy.version++;
  }

  void appreciate(String globalAppreciation) {
    copy.globalAppreciation = globalAppreciation;
    copy.version++;
  }

  /** The event of something that the teacher has just done to the copy. */
  public GradingEvent event(GradingAction action, Map<String, Object> metadata) {
    return copy.event(action, occasion(), metadata);
  }

  /**
   * LOCKED → GRADED, unless it changed since the annotated PDF was drawn.
   *
   * @param drawn the version that the PDF shows
   * @return the event, or null if the copy is another one by now
   */
  GradingEvent finalise(long drawn, StoredFile finalPdf) {
    return copy.version == drawn
        ? copy.locked(CopyAction.FINALISE).finalise(finalPdf, occasion())
        : null;
  }

  private Occasion occasion() {
    return new Occasion(corrector.subject(), corrector.now(), exam.scale().maximum());
  }
}
