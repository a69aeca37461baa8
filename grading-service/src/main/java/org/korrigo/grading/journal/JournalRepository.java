package org.korrigo.grading.journal;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class JournalRepository implements PanacheRepositoryBase<JournalEntry, Long> {

  /** A copy's entries in the order they were written, after a place. */
  Uni<List<JournalEntry>> page(UUID copyId, int afterPlace, int rows) {
    return find("copyId = ?1 and place > ?2 order by place", copyId, afterPlace)
        .page(0, rows)
        .list();
  }
}
