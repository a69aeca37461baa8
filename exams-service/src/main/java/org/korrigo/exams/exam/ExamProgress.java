package org.korrigo.exams.exam;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.exams.UploadMode;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.contracts.storage.StoredFile;

/**
 * What the other features may ask of an exam, and tell it. All of it joins the caller's
 * transaction, and none of it makes the version stale that a person is editing.
 */
@ApplicationScoped
public class ExamProgress {
  private final ExamRepository exams;

  ExamProgress(ExamRepository exams) {
    this.exams = exams;
  }

  /** The outline of an exam, or a not-found problem. */
  public Uni<ExamOutline> outline(UUID examId) {
    return exams.required(examId).map(Exam::outline);
  }

  /**
   * The outline of an exam that is held until the end of the transaction: what is done to its paper
   * is done by one person at a time.
   */
  public Uni<ExamOutline> held(UUID examId) {
    return exams.requiredLocked(examId).map(Exam::outline);
  }

  /**
   * The outline of an exam that nobody changes, and nothing of whose paper any person changes,
   * until the end of the transaction. Others may ask for the same meanwhile.
   */
  public Uni<ExamOutline> unchanging(UUID examId) {
    return exams.requiredShared(examId).map(Exam::outline);
  }

  /**
   * Paper is being taken in: from now on the exam's mode is settled. The exam is locked until the
   * caller's transaction ends, so that two uploads of the same content cannot miss each other.
   *
   * @throws Problem conflict if the exam's mode is another by now
   */
  public Uni<Void> paperReceived(UUID examId, UploadMode mode, Instant at) {
    return exams
        .update(
            "paperReceivedAt = coalesce(paperReceivedAt, ?1) where id = ?2 and uploadMode = ?3",
            at,
            examId,
            mode)
        .invoke(
            changed -> {
              if (changed == 0) {
                throw new Problem(
                    ProblemType.CONFLICT, "The exam's upload mode was changed meanwhile.");
              }
            })
        .replaceWithVoid();
  }

  /** A batch was taken in; the first one is the exam's source. */
  public Uni<Void> scanReceived(UUID examId, StoredFile file) {
    return exams
        .update("pdfSource = ?1 where id = ?2 and pdfSource is null", file, examId)
        .replaceWithVoid();
  }

  /**
   * An upload was taken back.
   *
   * @param first the batch that is the exam's first one now, or null
   * @param anyLeft whether any paper is left; without, the exam's mode may change again
   */
  public Uni<Void> scanWithdrawn(UUID examId, StoredFile first, boolean anyLeft) {
    return exams
        .update("pdfSource = ?1 where id = ?2", first, examId)
        .call(
            () ->
                anyLeft
                    ? Uni.createFrom().voidItem()
                    : exams.update("paperReceivedAt = null where id = ?1", examId))
        .replaceWithVoid();
  }

  /** A scan was cut into booklets. */
  public Uni<Void> scanProcessed(UUID examId) {
    return exams
        .update("processed = true where id = ?1 and processed = false", examId)
        .replaceWithVoid();
  }

  /** A copy is being handed to grading: from the first one on, the marking scale is frozen. */
  public Uni<Void> copyHandedOver(UUID examId, Instant at) {
    return exams
        .update("firstCopyReadyAt = ?1 where id = ?2 and firstCopyReadyAt is null", at, examId)
        .replaceWithVoid();
  }
}
