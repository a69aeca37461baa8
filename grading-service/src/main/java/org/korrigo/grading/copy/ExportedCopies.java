package org.korrigo.grading.copy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.grading.GradingAction;
import org.korrigo.contracts.grading.GradingEvent;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.journal.BulkJournal;

/** Journals that what is known of copies was given to someone outside (domain §1, EXPORT). */
@ApplicationScoped
public class ExportedCopies {
  private final CopyRepository copies;
  private final Exams exams;
  private final BulkJournal journal;

  ExportedCopies(CopyRepository copies, Exams exams, BulkJournal journal) {
    this.copies = copies;
    this.exams = exams;
    this.journal = journal;
  }

  /** Journals an EXPORT of one annotated PDF, in the caller's transaction. */
  Uni<Void> record(Download download) {
    return copies
        .requiredForUpdate(download.copyId())
        .flatMap(
            copy ->
                exams
                    .ofCopy(copy.examId)
                    .map(exam -> exported(copy, download, exam.scale().maximum())))
        .flatMap(event -> journal.record(List.of(event)));
  }

  /**
   * Journals an EXPORT of each copy, in the caller's transaction, by as many statements for one as
   * for all. The caller holds the exam, so that none of the copies is reopened in between.
   *
   * @param maximum the exam's maximum, told along with the event
   * @param reason what kind of export it is, in the journal's metadata
   */
  public Uni<Void> record(
      Collection<UUID> ids, String actorId, Instant at, BigDecimal maximum, String reason) {
    if (ids.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Occasion occasion = new Occasion(actorId, at, maximum);
    return copies
        .locked(ids)
        .map(found -> found.stream().map(copy -> exported(copy, occasion, reason)).toList())
        .flatMap(journal::record);
  }

  private static GradingEvent exported(Copy copy, Occasion occasion, String reason) {
    return copy.told(GradingAction.EXPORT, occasion, Map.of("reason", reason));
  }

  private static GradingEvent exported(Copy copy, Download download, BigDecimal maximum) {
    return copy.told(
        GradingAction.EXPORT,
        new Occasion(download.actorId(), download.at(), maximum),
        Map.of("reason", download.reason(), "final_pdf", download.pdf().sha256()));
  }
}
