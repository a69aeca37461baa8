package org.korrigo.exams.booklet;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.storage.StoredSlice;
import org.korrigo.exams.exam.ExamProgress;
import org.korrigo.exams.row.Ordered;

/** Showing booklets and their pictures. */
@ApplicationScoped
class ShowingBooklets {
  private final BookletRepository booklets;
  private final ExamProgress exams;

  ShowingBooklets(BookletRepository booklets, ExamProgress exams) {
    this.booklets = booklets;
    this.exams = exams;
  }

  /**
   * Booklets of an exam in the order in which they were cut.
   *
   * @param after the place of the last one seen, or null
   */
  Uni<List<Ordered<BookletView>>> page(UUID examId, Long after, int limit) {
    return Panache.withSession(
        () ->
            exams
                .outline(examId)
                .flatMap(exam -> booklets.page(examId, after, Pages.rowsToRead(limit)))
                .map(
                    rows ->
                        rows.stream()
                            .map(booklet -> new Ordered<>(booklet.ordinal, booklet.view()))
                            .toList()));
  }

  Uni<StoredSlice> header(UUID id) {
    return Panache.withSession(() -> booklets.required(id).map(Booklet::header));
  }

  Uni<StoredSlice> preview(UUID id, int page) {
    return Panache.withSession(() -> booklets.required(id).map(booklet -> booklet.preview(page)));
  }

  Uni<StoredSlice> page(UUID id, int page) {
    return Panache.withSession(() -> booklets.required(id).map(booklet -> booklet.page(page)));
  }
}
