package org.korrigo.grading.release;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.storage.FileStore;
import org.korrigo.grading.annotation.Annotations;
import org.korrigo.grading.copy.CopyMarks;
import org.korrigo.grading.copy.ExportedCopies;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.exam.Exams;
import org.korrigo.grading.journal.JournalFacts;
import org.korrigo.grading.score.Scores;

/** Everything that is known of an exam's marks, to take away. */
@ApplicationScoped
class ExportingDetails {
  private final Exams exams;
  private final CopiesByPage copies;
  private final OwnedCopies owned;
  private final Scores scores;
  private final Annotations annotations;
  private final JournalFacts journal;
  private final ExportedCopies exported;
  private final FileStore files;

  ExportingDetails(
      Exams exams,
      CopiesByPage copies,
      OwnedCopies owned,
      Scores scores,
      Annotations annotations,
      JournalFacts journal,
      ExportedCopies exported,
      FileStore files) {
    this.exams = exams;
    this.copies = copies;
    this.owned = owned;
    this.scores = scores;
    this.annotations = annotations;
    this.journal = journal;
    this.exported = exported;
    this.files = files;
  }

  /**
   * The table as it stands; in the same transaction an EXPORT of each copy is journalled that is
   * handed over. It is written page by page: statements and memory are those of a page, however
   * many there are.
   *
   * @param taken false if only the headers are asked for, as by HEAD: then nothing is journalled
   */
  Uni<Spool> export(UUID examId, boolean taken, String actorId, Instant now) {
    return OnWorker.filled(
        () -> Spool.in(files),
        table ->
            Panache.withTransaction(
                () ->
                    exams
                        .requiredForUpdate(examId)
                        .chain(() -> exams.required(examId))
                        .call(exam -> append(table, MarkDetails.header(exam)))
                        .flatMap(
                            exam ->
                                taken
                                    ? copies
                                        .each(
                                            examId,
                                            found -> write(table, exam, found, actorId, now))
                                        .chain(() -> writeStaged(table, exam))
                                    : Uni.createFrom().voidItem())));
  }

  /** What is counted and what it is made of are read while nobody else writes to the copies. */
  private Uni<Void> write(
      Spool table, ExamOutline exam, List<CopyMarks> found, String actorId, Instant now) {
    List<UUID> ids = found.stream().map(CopyMarks::id).toList();
    return exported
        .recordHeld(ids, actorId, now, exam.scale().maximum(), "marks-details")
        .flatMap(held -> details(exam, ids.stream().map(held::get).toList(), ids))
        .flatMap(details -> append(table, details.lines()));
  }

  private Uni<Void> writeStaged(Spool table, ExamOutline exam) {
    return copies.eachStaged(exam.id(), found -> append(table, MarkDetails.staged(exam, found)));
  }

  private static Uni<Void> append(Spool table, byte[] bytes) {
    return OnWorker.andBack(
        () -> {
          table.append(bytes);
          return null;
        });
  }

  private Uni<MarkDetails> details(ExamOutline exam, List<CopyMarks> found, List<UUID> ids) {
    return owned
        .pupils(ids)
        .flatMap(
            pupils ->
                journal
                    .finalisers(ids)
                    .flatMap(correctors -> details(exam, found, ids, pupils, correctors)));
  }

  private Uni<MarkDetails> details(
      ExamOutline exam,
      List<CopyMarks> found,
      List<UUID> ids,
      Map<UUID, Student> pupils,
      Map<UUID, String> correctors) {
    return scores
        .ofCopies(ids)
        .flatMap(
            points ->
                scores
                    .remarksOfCopies(ids)
                    .flatMap(
                        remarks ->
                            annotations
                                .ofCopies(ids)
                                .map(
                                    drawn ->
                                        new MarkDetails(
                                            exam,
                                            found,
                                            pupils,
                                            correctors,
                                            points,
                                            remarks,
                                            drawn))));
  }
}
