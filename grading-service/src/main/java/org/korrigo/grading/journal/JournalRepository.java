package org.korrigo.grading.journal;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class JournalRepository implements PanacheRepositoryBase<JournalEntry, Long> {

  /** A copy's entries in the order they were written, after the given one. */
  Uni<List<JournalEntry>> page(UUID copyId, long after, int rows) {
    return find("copyId = ?1 and sequence > ?2 order by sequence", copyId, after)
        .page(0, rows)
        .list();
  }
}
