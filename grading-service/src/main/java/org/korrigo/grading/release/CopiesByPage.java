package org.korrigo.grading.release;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.korrigo.grading.copy.Copies;
import org.korrigo.grading.copy.CopyMarks;
import org.korrigo.grading.copy.StagedCopies;
import org.korrigo.grading.copy.StagedCopies.StagedCopy;

/** Goes through all copies of an exam: what is held in memory does not grow with the exam. */
@ApplicationScoped
class CopiesByPage {
  /** The most copies of a page. */
  static final int ROWS = 200;

  private final Copies copies;
  private final StagedCopies staged;

  CopiesByPage(Copies copies, StagedCopies staged) {
    this.copies = copies;
    this.staged = staged;
  }

  /**
   * Does something with each page of copies, by anonymous id, one after the other, within the
   * caller's transaction. What it has read is let go of after each page, what it has changed is
   * written.
   */
  Uni<Void> each(UUID examId, Function<List<CopyMarks>, Uni<Void>> work) {
    return each(
        last -> copies.marksOfExam(examId, last, ROWS),
        CopyMarks::anonymousId,
        found -> work.apply(found).call(CopiesByPage::letGo));
  }

  /**
   * The same for what takes long and needs no database: each page is read in a session of its own,
   * which is closed before. The caller has none.
   */
  Uni<Void> eachAside(UUID examId, Function<List<CopyMarks>, Uni<Void>> work) {
    return each(
        last -> Panache.withSession(() -> copies.marksOfExam(examId, last, ROWS)),
        CopyMarks::anonymousId,
        work);
  }

  /**
   * Does something with each page of the copies that are not handed over, by anonymous id, within
   * the caller's transaction.
   */
  Uni<Void> eachStaged(UUID examId, Function<List<StagedCopy>, Uni<Void>> work) {
    return each(last -> staged.ofExam(examId, last, ROWS), StagedCopy::anonymousId, work);
  }

  private static <T> Uni<Void> each(
      Function<String, Uni<List<T>>> after,
      Function<T, String> anonymousId,
      Function<List<T>, Uni<Void>> work) {
    return Multi.createBy()
        .repeating()
        .uni(
            () -> new AtomicReference<>(""),
            last ->
                page(after.apply(last.get()), work)
                    .invoke(
                        found -> {
                          if (!found.isEmpty()) {
                            last.set(anonymousId.apply(found.getLast()));
                          }
                        })
                    .map(List::size))
        .whilst(rows -> rows == ROWS)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static <T> Uni<List<T>> page(Uni<List<T>> page, Function<List<T>, Uni<Void>> work) {
    return page.call(found -> found.isEmpty() ? Uni.createFrom().voidItem() : work.apply(found));
  }

  private static Uni<Void> letGo() {
    return Panache.getSession()
        .call(Mutiny.Session::flush)
        .invoke(Mutiny.Session::clear)
        .replaceWithVoid();
  }
}
