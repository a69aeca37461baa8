package org.korrigo.identification.decision;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.korrigo.contracts.page.Pages;
import org.korrigo.identification.roster.Roster;

/** Shows copies with the names of the pupils in question: two statements, however many copies. */
@ApplicationScoped
class ShowingCopies {
  private final ShownCopyRepository copies;
  private final Progress progress;
  private final Roster roster;

  ShowingCopies(ShownCopyRepository copies, Progress progress, Roster roster) {
    this.copies = copies;
    this.progress = progress;
    this.roster = roster;
  }

  Uni<List<CopyView>> page(UUID examId, CopyState state, UUID after, int limit) {
    return Panache.withSession(
        () -> copies.page(examId, state, after, Pages.rowsToRead(limit)).flatMap(this::views));
  }

  /** The copies that wait for a person, the least certain first. */
  Uni<List<CopyView>> queue(UUID examId, QueuePosition after, int limit) {
    return Panache.withSession(
        () -> copies.queue(examId, after, Pages.rowsToRead(limit)).flatMap(this::views));
  }

  Uni<CopyView> one(UUID copyId) {
    return Panache.withSession(() -> view(copyId));
  }

  Uni<ProgressView> progress(UUID examId) {
    return Panache.withSession(() -> progress.of(examId));
  }

  /** In the session of its caller, as the database has the copy. */
  Uni<CopyView> view(UUID copyId) {
    return copies.required(copyId).flatMap(copy -> views(List.of(copy))).map(List::getFirst);
  }

  /** The same with the first copy of the queue, if there is one. */
  Uni<CopyView> viewWithNext(UUID copyId, UUID examId) {
    return copies
        .required(copyId)
        .flatMap(
            copy ->
                copies
                    .queue(examId, QueuePosition.START, 1)
                    .flatMap(
                        queue -> views(Stream.concat(Stream.of(copy), queue.stream()).toList())))
        .map(
            shown ->
                shown.size() == 1 ? shown.getFirst() : shown.getFirst().withNext(shown.get(1)));
  }

  private Uni<List<CopyView>> views(List<ShownCopy> found) {
    return roster
        .named(found.stream().flatMap(CopyView::studentsOf).collect(Collectors.toSet()))
        .map(students -> found.stream().map(copy -> CopyView.of(copy, students)).toList());
  }
}
