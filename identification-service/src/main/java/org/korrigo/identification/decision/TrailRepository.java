package org.korrigo.identification.decision;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Finds lines of the trail. */
@ApplicationScoped
class TrailRepository implements PanacheRepositoryBase<TrailEntry, Long> {
  private static final List<DecisionAction> UNDOABLE =
      Arrays.stream(DecisionAction.values()).filter(DecisionAction::isUndoable).toList();

  /** A copy's lines after one, in the order they were written. */
  Uni<List<TrailEntry>> page(UUID copyId, long after, int rows) {
    return find("copyId = ?1 and sequence > ?2 order by sequence", copyId, after)
        .page(0, rows)
        .list();
  }

  /** The last thing that a person did to a copy and nobody has undone, or null. */
  Uni<TrailEntry> lastUndoable(UUID copyId) {
    return find(
            "from TrailEntry t where t.copyId = ?1 and t.action in ?2 and not exists (select 1 from"
                + " TrailEntry u where u.undoes = t.sequence) order by t.sequence desc",
            copyId,
            UNDOABLE)
        .page(0, 1)
        .firstResult();
  }

  /** The line that a person's request wrote, or null. */
  Uni<TrailEntry> ofRequest(UUID key) {
    return find("id", key).firstResult();
  }
}
