package org.korrigo.identification.decision;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.contracts.page.Pages;
import org.korrigo.identification.roster.Roster;

/** Shows copies with the names of the pupils in question: two statements, however many copies. */
@ApplicationScoped
class ShowingCopies {
  private final OcrResultRepository copies;
  private final Roster roster;

  ShowingCopies(OcrResultRepository copies, Roster roster) {
    this.copies = copies;
    this.roster = roster;
  }

  Uni<List<CopyView>> page(UUID examId, CopyState state, UUID after, int limit) {
    return Panache.withSession(
        () -> copies.page(examId, state, after, Pages.rowsToRead(limit)).flatMap(this::views));
  }

  Uni<CopyView> one(UUID copyId) {
    return Panache.withSession(() -> copies.required(copyId).flatMap(this::view));
  }

  Uni<ProgressView> progress(UUID examId) {
    return Panache.withSession(() -> copies.progress(examId));
  }

  /** In the session of its caller. */
  Uni<CopyView> view(OcrResult copy) {
    return views(List.of(copy)).map(List::getFirst);
  }

  private Uni<List<CopyView>> views(List<OcrResult> found) {
    return roster
        .named(found.stream().flatMap(CopyView::studentsOf).collect(Collectors.toSet()))
        .map(students -> found.stream().map(copy -> CopyView.of(copy, students)).toList());
  }
}
