package org.korrigo.grading.release;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.korrigo.grading.copy.ExportedCopies;
import org.korrigo.grading.copy.OneSnapshot;
import org.korrigo.grading.copy.StagedCopies;
import org.korrigo.grading.exam.ExamOutline;
import org.korrigo.grading.exam.Exams;

/** The marks of an exam for the school's software: to look at, and to take away. */
@ApplicationScoped
class ExportingMarks {
  private final Exams exams;
  private final OwnedCopies copies;
  private final StagedCopies staged;
  private final ExportedCopies exported;

  ExportingMarks(Exams exams, OwnedCopies copies, StagedCopies staged, ExportedCopies exported) {
    this.exams = exams;
    this.copies = copies;
    this.staged = staged;
    this.exported = exported;
  }

  /** The marks as they stand at one moment; nothing is journalled. */
  Uni<MarksView> read(UUID examId, String subject, BigDecimal coefficient) {
    return OneSnapshot.read(
        () -> exams.required(examId).flatMap(exam -> marks(exam, subject, coefficient)));
  }

  /** The marks to take away: in the same transaction an EXPORT of each copy is journalled. */
  Uni<MarksView> export(
      UUID examId, String subject, BigDecimal coefficient, String actorId, Instant now) {
    return Panache.withTransaction(
        () ->
            exams
                .requiredForUpdate(examId)
                .chain(() -> exams.required(examId))
                .flatMap(
                    exam ->
                        marks(exam, subject, coefficient)
                            .call(marks -> journal(exam, marks, actorId, now))));
  }

  private Uni<MarksView> marks(ExamOutline exam, String subject, BigDecimal coefficient) {
    return copies
        .ofExam(exam.id())
        .flatMap(
            owned ->
                staged
                    .ofExam(exam.id())
                    .map(waiting -> MarksView.of(exam, owned, waiting, subject, coefficient)));
  }

  private Uni<Void> journal(ExamOutline exam, MarksView marks, String actorId, Instant now) {
    List<UUID> ids = marks.lines().stream().map(MarkLine::copyId).toList();
    return exported.record(ids, actorId, now, exam.scale().maximum(), "marks-file");
  }
}
