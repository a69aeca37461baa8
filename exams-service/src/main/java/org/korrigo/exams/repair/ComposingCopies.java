package org.korrigo.exams.repair;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.contracts.problem.Problem.Violation;
import org.korrigo.exams.booklet.BookletContent;
import org.korrigo.exams.booklet.KeepingBooklets;
import org.korrigo.exams.copy.ArrangingCopies;
import org.korrigo.exams.copy.CopyView;
import org.korrigo.exams.copy.ShowingCopies;

/** Making a copy of other booklets than were proposed. */
@ApplicationScoped
class ComposingCopies {
  private final Acting acting;
  private final ArrangingCopies copies;
  private final KeepingBooklets booklets;
  private final ShowingCopies showing;

  ComposingCopies(
      Acting acting, ArrangingCopies copies, KeepingBooklets booklets, ShowingCopies showing) {
    this.acting = acting;
    this.copies = copies;
    this.booklets = booklets;
    this.showing = showing;
  }

  /**
   * Makes the copy of these booklets in this order; nothing is journalled if it is so already.
   *
   * @throws Problem not-found, invalid-request naming a booklet that is of no use here,
   *     copy-handed-over naming the copy, or stale-version
   */
  Uni<CopyView> compose(UUID copyId, List<UUID> wanted, Occasion occasion) {
    RepairingBooklets.requireOnce(wanted);
    return Panache.withSession(
            () ->
                copies
                    .examOf(copyId)
                    .call(examId -> requireOfExam(examId, wanted))
                    .flatMap(examId -> copies.contents(examId, List.of(copyId)))
                    .map(found -> isSo(found, copyId, wanted)))
        .flatMap(
            isSo ->
                isSo
                    ? Uni.createFrom().nullItem()
                    : acting.act(
                        Uni.createFrom().deferred(() -> copies.examOf(copyId)),
                        occasion,
                        Subject.of(wanted, copyId),
                        layout -> BookletEdits.compose(layout.desk(), copyId, wanted)))
        .chain(() -> showing.one(copyId));
  }

  private static boolean isSo(
      Map<UUID, List<BookletContent>> found, UUID copyId, List<UUID> wanted) {
    return found.getOrDefault(copyId, List.of()).stream()
        .map(BookletContent::id)
        .toList()
        .equals(wanted);
  }

  private Uni<Void> requireOfExam(UUID examId, List<UUID> wanted) {
    return booklets
        .withIds(wanted)
        .invoke(
            found -> {
              Set<UUID> known =
                  found.stream()
                      .filter(booklet -> booklet.examId().equals(examId))
                      .map(BookletContent::id)
                      .collect(Collectors.toSet());
              List<Violation> violations = new ArrayList<>();
              for (int i = 0; i < wanted.size(); i++) {
                if (!known.contains(wanted.get(i))) {
                  violations.add(
                      new Violation("booklet_ids[" + i + "]", "is no booklet of this exam"));
                }
              }
              if (!violations.isEmpty()) {
                throw Problem.invalid(violations);
              }
            })
        .replaceWithVoid();
  }
}
