package org.korrigo.grading.copy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.grading.CopyStatus;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.mark.MarkingEngine;
import org.korrigo.grading.mark.Scale;

/** Copies to read, for other features; within the caller's session. */
@ApplicationScoped
public class Copies {
  private final CopyRepository copies;
  private final FormerFinalPdfRepository formerFinalPdfs;
  private final VisibleCopies visible;
  private final Exams exams;

  Copies(
      CopyRepository copies,
      FormerFinalPdfRepository formerFinalPdfs,
      VisibleCopies visible,
      Exams exams) {
    this.copies = copies;
    this.formerFinalPdfs = formerFinalPdfs;
    this.visible = visible;
    this.exams = exams;
  }

  /**
   * What a copy is marked against, and what it counts beside its points.
   *
   * @param deltaSum the sum of the annotations' deltas
   * @param score the final total, or null unless GRADED
   */
  public record Marks(Scale scale, int deltaSum, BigDecimal score) {

    /**
     * The final total, or the engine's so far.
     *
     * @param leafPoints the sum of the points that it is shown with: they may be newer than what
     *     the copy said of them
     */
    public BigDecimal total(BigDecimal leafPoints) {
      return score != null ? score : MarkingEngine.total(leafPoints, deltaSum, scale.maximum());
    }
  }

  /** The marks of a copy; not-found if there is none, forbidden if it is not the viewer's. */
  public Uni<Marks> marks(UUID id, Viewer viewer) {
    return visible
        .required(id, viewer)
        .flatMap(
            copy ->
                exams
                    .ofCopy(copy.examId)
                    .map(exam -> new Marks(exam.scale(), copy.deltaSum, copy.score())));
  }

  /**
   * What a copy itself holds of its marking.
   *
   * @param leafPoints the sum of its points
   * @param deltaSum the sum of its annotations' deltas
   * @param score the final total, or null unless GRADED
   * @param maximum what the final total is counted against, or null unless GRADED
   * @param finalPdf the SHA-256 of the annotated PDF, or null unless GRADED
   * @param lockedById who marks it, or null unless LOCKED
   * @param gradedById who finalised it, or null unless GRADED
   * @param gradedAt when, or null unless GRADED
   * @param formerFinalPdfs the annotated PDFs that it had before it was reopened
   */
  public record Written(
      CopyStatus status,
      String subjectVariant,
      String globalAppreciation,
      BigDecimal leafPoints,
      int deltaSum,
      BigDecimal score,
      BigDecimal maximum,
      String finalPdf,
      String lockedById,
      String gradedById,
      Instant gradedAt,
      List<FormerFinalPdfView> formerFinalPdfs) {}

  /** What a copy itself holds of its marking, or null if there is no such copy. */
  public Uni<Written> written(UUID id) {
    return copies
        .findById(id)
        .onItem()
        .ifNotNull()
        .transformToUni(
            copy ->
                exams
                    .ofCopy(copy.examId)
                    .flatMap(
                        exam ->
                            formerFinalPdfs.ofCopy(id).map(former -> written(copy, exam, former))));
  }

  private static Written written(Copy copy, ExamOutline exam, List<FormerFinalPdf> former) {
    return new Written(
        copy.status,
        copy.subjectVariant,
        copy.globalAppreciation,
        copy.leafPoints,
        copy.deltaSum,
        copy.score(),
        copy.status == CopyStatus.GRADED ? exam.scale().maximum() : null,
        copy.finalPdf == null ? null : copy.finalPdf.sha256(),
        copy.lockedById,
        copy.gradedById,
        copy.gradedAt,
        former.stream().map(one -> FormerFinalPdfView.of(one, "")).toList());
  }

  /** The copy; not-found if there is none, forbidden if it is not the viewer's. */
  public Uni<CopySummary> visible(UUID id, Viewer viewer) {
    return visible.required(id, viewer).map(CopySummary::of);
  }

  /**
   * Makes sure that a teacher may mark the copy once it is free, whoever marks it now: enough to be
   * told that one has written nothing. Not-found if there is none, else forbidden.
   */
  public Uni<Void> requireMarkable(UUID id, Viewer viewer) {
    return copies.required(id).flatMap(copy -> visible.requireMarkable(copy, viewer.subject()));
  }

  /**
   * Refuses a teacher who has no copy of the exam and may not take one either; an admin passes.
   * Within the caller's session.
   */
  public Uni<Void> requireCorrector(ExamOutline exam, Viewer viewer) {
    return visible.requireCorrector(exam, viewer);
  }

  /** The copy, whoever looks; not-found if there is none. */
  public Uni<CopySummary> required(UUID id) {
    return copies.required(id).map(CopySummary::of);
  }

  /** What every copy of an exam counts, by anonymous id, in one query. */
  public Uni<List<CopyMarks>> marksOfExam(UUID examId) {
    return copies.marks(examId);
  }

  /**
   * The same of at most so many copies, in one query.
   *
   * @param after the anonymous id that they come after; empty for the first of them
   */
  public Uni<List<CopyMarks>> marksOfExam(UUID examId, String after, int rows) {
    return copies.marks(examId, after, rows);
  }

  /** Some copies, by anonymous id, in one query. */
  public Uni<List<CopySummary>> all(List<UUID> ids) {
    return copies
        .list("id in ?1 order by anonymousId", ids)
        .map(found -> found.stream().map(CopySummary::of).toList());
  }
}
