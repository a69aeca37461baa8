package org.korrigo.exams.exam;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.exams.exam.ExamRepository.ExamCursor;

/** Showing exams. */
@ApplicationScoped
class ListingExams {
  private static final int DATE_LENGTH = 10;
  private final ExamRepository exams;

  ListingExams(ExamRepository exams) {
    this.exams = exams;
  }

  Uni<ExamView> one(UUID id) {
    return Panache.withSession(() -> exams.required(id).map(Exam::view));
  }

  /** What a marking scale would be in this exam; nothing is written. */
  Uni<ScalePreview> preview(UUID id, ScaleImport read) {
    return Panache.withSession(() -> exams.required(id).map(exam -> read.preview(exam.scoreStep)));
  }

  Uni<List<ExamView>> page(ExamFilter filter, String after, int limit) {
    ExamCursor cursor = cursor(after);
    return Panache.withSession(
        () ->
            exams
                .page(filter, cursor, Pages.rowsToRead(limit))
                .map(rows -> rows.stream().map(Exam::view).toList()));
  }

  private static ExamCursor cursor(String after) {
    if (after == null || after.isEmpty()) {
      return null;
    }
    try {
      return new ExamCursor(
          LocalDate.parse(after.substring(0, DATE_LENGTH)),
          UUID.fromString(after.substring(DATE_LENGTH + 1)));
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException notOurs) {
      throw Problem.invalid("after", "is not the cursor of a page of exams");
    }
  }
}
