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

/**
 * Goes through all copies of an exam, within the caller's transaction: what is held in memory does
 * not grow with the exam.
 */
@ApplicationScoped
class CopiesByPage {
  /** The most copies of a page. */
  static final int ROWS = 200;

  private final Copies copies;

  CopiesByPage(Copies copies) {
    this.copies = copies;
  }

  /**
   * Does something with each page of copies, by anonymous id, one after the other. What it has read
   * is let go of after each page, what it has changed is written.
   */
  Uni<Void> each(UUID examId, Function<List<CopyMarks>, Uni<Void>> work) {
    return Multi.createBy()
        .repeating()
        .uni(() -> new AtomicReference<>(""), last -> page(examId, last, work))
        .whilst(rows -> rows == ROWS)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Integer> page(
      UUID examId, AtomicReference<String> last, Function<List<CopyMarks>, Uni<Void>> work) {
    return copies
        .marksOfExam(examId, last.get(), ROWS)
        .call(found -> found.isEmpty() ? Uni.createFrom().voidItem() : work.apply(found))
        .call(() -> letGo())
        .invoke(
            found -> {
              if (!found.isEmpty()) {
                last.set(found.getLast().anonymousId());
              }
            })
        .map(List::size);
  }

  private static Uni<Void> letGo() {
    return Panache.getSession()
        .call(Mutiny.Session::flush)
        .invoke(Mutiny.Session::clear)
        .replaceWithVoid();
  }
}
