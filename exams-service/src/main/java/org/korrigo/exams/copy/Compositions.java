package org.korrigo.exams.copy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.korrigo.exams.booklet.BookletContent;
import org.korrigo.exams.booklet.CutPaper;
import org.korrigo.exams.booklet.KeepingBooklets;
import org.korrigo.exams.booklet.PageOrigin;
import org.korrigo.exams.exam.ExamOutline;
import org.korrigo.exams.exam.ExamProgress;

/** Reads what copies are made of: four statements for any number of copies. */
@ApplicationScoped
class Compositions {
  private final CopyBookletRepository rows;
  private final KeepingBooklets booklets;
  private final ExamProgress exams;

  Compositions(CopyBookletRepository rows, KeepingBooklets booklets, ExamProgress exams) {
    this.rows = rows;
    this.booklets = booklets;
    this.exams = exams;
  }

  /** The composition of each of these copies of one exam. */
  Uni<Map<UUID, Composition>> of(UUID examId, Collection<UUID> copyIds) {
    return exams
        .outline(examId)
        .flatMap(exam -> rows.ofCopies(copyIds).flatMap(found -> withContents(exam, found)));
  }

  private Uni<Map<UUID, Composition>> withContents(ExamOutline exam, List<CopyBooklet> found) {
    List<UUID> ids = found.stream().map(row -> row.bookletId).toList();
    return booklets
        .withIds(ids)
        .map(contents -> contents.stream().collect(byId()))
        .flatMap(
            contents ->
                booklets
                    .cutPapers(origins(contents.values()))
                    .map(papers -> compositions(exam, found, contents, papers)));
  }

  private static Map<UUID, Composition> compositions(
      ExamOutline exam,
      List<CopyBooklet> found,
      Map<UUID, BookletContent> contents,
      Map<UUID, CutPaper> papers) {
    return found.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.copyId,
                Collectors.collectingAndThen(
                    Collectors.mapping(row -> contents.get(row.bookletId), Collectors.toList()),
                    ordered -> new Composition(exam, ordered, papers))));
  }

  private static Set<UUID> origins(Collection<BookletContent> contents) {
    return contents.stream()
        .flatMap(booklet -> booklet.origins().stream())
        .map(PageOrigin::bookletId)
        .collect(Collectors.toSet());
  }

  private static Collector<BookletContent, ?, Map<UUID, BookletContent>> byId() {
    return Collectors.toMap(BookletContent::id, Function.identity());
  }
}
