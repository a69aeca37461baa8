package org.korrigo.grading.copy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.ProblemType;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.journal.Journal;

/** What an admin decides about a copy: who marks it, and that it is marked again. */
@ApplicationScoped
class AdministeringCopies {
  private final CopyRepository copies;
  private final FormerFinalPdfRepository formerFinalPdfs;
  private final EndingLocks ending;
  private final Receipts receipts;
  private final Exams exams;
  private final Journal journal;

  AdministeringCopies(
      CopyRepository copies,
      FormerFinalPdfRepository formerFinalPdfs,
      EndingLocks ending,
      Receipts receipts,
      Exams exams,
      Journal journal) {
    this.copies = copies;
    this.formerFinalPdfs = formerFinalPdfs;
    this.ending = ending;
    this.receipts = receipts;
    this.exams = exams;
    this.journal = journal;
  }

  /** Says who alone may lock the copy; null: any teacher. */
  Uni<Void> assign(UUID copyId, String correctorId, Instant now) {
    return Panache.withTransaction(
        () ->
            copies
                .requiredForUpdate(copyId)
                .call(copy -> ending.standing(copy, now))
                .invoke(copy -> copy.ready(CopyAction.ASSIGN).assign(correctorId))
                .replaceWithVoid());
  }

  /** Says whether any teacher may mark a copy of the exam that is assigned to nobody. */
  Uni<Void> openMarking(UUID examId, boolean open) {
    return Panache.withTransaction(() -> exams.openMarking(examId, open));
  }

  /**
   * Reopens a copy, once for each key. The exam is held meanwhile, so that no release comes in
   * between.
   */
  Uni<Void> reopen(UUID copyId, String reason, Sender admin) {
    return Panache.withTransaction(
        () ->
            copies
                .examOf(copyId)
                .flatMap(exams::requiredForUpdate)
                .flatMap(
                    exam ->
                        copies
                            .requiredForUpdate(copyId)
                            .flatMap(
                                copy ->
                                    receipts.onceOfCopy(
                                        copyId,
                                        admin,
                                        "reopening: " + reason,
                                        () -> reopen(copy, exam, reason, admin),
                                        Uni.createFrom()::voidItem))));
  }

  private Uni<Void> reopen(Copy copy, ExamOutline exam, String reason, Sender admin) {
    GradedCopy graded = copy.graded(CopyAction.REOPEN);
    if (exam.released()) {
      throw new Problem(
              ProblemType.ILLEGAL_TRANSITION,
              "The results are released: withdraw them before a copy is reopened.")
          .with("state", copy.status)
          .with("action", CopyAction.REOPEN)
          .with("results_released_at", exam.resultsReleasedAt());
    }
    Occasion occasion = new Occasion(admin.subject(), admin.now(), exam.scale().maximum());
    return formerFinalPdfs
        .persist(graded.formerFinalPdf())
        .map(kept -> graded.reopen(reason, occasion))
        .flatMap(journal::record);
  }
}
