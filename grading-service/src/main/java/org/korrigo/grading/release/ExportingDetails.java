package org.korrigo.grading.release;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.grading.copy.Copies;
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
  private final Copies copies;
  private final OwnedCopies owned;
  private final Scores scores;
  private final JournalFacts journal;
  private final ExportedCopies exported;

  ExportingDetails(
      Exams exams,
      Copies copies,
      OwnedCopies owned,
      Scores scores,
      JournalFacts journal,
      ExportedCopies exported) {
    this.exams = exams;
    this.copies = copies;
    this.owned = owned;
    this.scores = scores;
    this.journal = journal;
    this.exported = exported;
  }

  /** The details as they stand; in the same transaction an EXPORT of each copy is journalled. */
  Uni<MarkDetails> export(UUID examId, String actorId, Instant now) {
    return Panache.withTransaction(
        () ->
            exams
                .requiredForUpdate(examId)
                .chain(() -> exams.required(examId))
                .flatMap(
                    exam ->
                        copies
                            .marksOfExam(examId)
                            .call(found -> record(exam, found, actorId, now))
                            .flatMap(found -> details(exam, found))));
  }

  private Uni<MarkDetails> details(ExamOutline exam, List<CopyMarks> found) {
    return owned
        .pupils(exam.id())
        .flatMap(
            pupils ->
                journal
                    .finalisers(exam.id())
                    .flatMap(correctors -> details(exam, found, pupils, correctors)));
  }

  private Uni<MarkDetails> details(
      ExamOutline exam,
      List<CopyMarks> found,
      Map<UUID, Student> pupils,
      Map<UUID, String> correctors) {
    return scores
        .ofExam(exam.id())
        .flatMap(
            points ->
                scores
                    .remarksOfExam(exam.id())
                    .map(
                        remarks ->
                            new MarkDetails(exam, found, pupils, correctors, points, remarks)));
  }

  private Uni<Void> record(ExamOutline exam, List<CopyMarks> found, String actorId, Instant now) {
    List<UUID> ids = found.stream().map(CopyMarks::id).toList();
    return exported.record(ids, actorId, now, exam.scale().maximum(), "marks-details");
  }
}
