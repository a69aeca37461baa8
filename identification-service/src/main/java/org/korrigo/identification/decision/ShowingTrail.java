package org.korrigo.identification.decision;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.korrigo.contracts.page.Pages;
import org.korrigo.contracts.problem.Problem;
import org.korrigo.identification.roster.Roster;

/** Shows what was decided about a copy: two or three statements, however many lines. */
@ApplicationScoped
class ShowingTrail {
  private final TrailRepository lines;
  private final ShownCopyRepository copies;
  private final Roster roster;

  ShowingTrail(TrailRepository lines, ShownCopyRepository copies, Roster roster) {
    this.lines = lines;
    this.copies = copies;
    this.roster = roster;
  }

  /**
   * A copy's lines; of one that was discarded too.
   *
   * @throws Problem not-found if there is no such copy and never was a decision about it
   */
  Uni<List<DecisionView>> ofCopy(UUID copyId, long after, int limit) {
    return Panache.withSession(
        () ->
            lines
                .page(copyId, after, Pages.rowsToRead(limit))
                .call(
                    found ->
                        found.isEmpty() && after == 0
                            ? copies.required(copyId)
                            : Uni.createFrom().voidItem())
                .flatMap(this::views));
  }

  private Uni<List<DecisionView>> views(List<TrailEntry> found) {
    return roster
        .named(found.stream().flatMap(DecisionView::studentsOf).collect(Collectors.toSet()))
        .map(students -> found.stream().map(line -> DecisionView.of(line, students)).toList());
  }
}
