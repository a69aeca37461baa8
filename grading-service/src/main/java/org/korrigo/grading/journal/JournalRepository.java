package org.korrigo.grading.journal;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class JournalRepository implements PanacheRepositoryBase<JournalEntry, Long> {

  /** A copy's entries in the order they were written, after the first few: none ever goes. */
  Uni<List<JournalEntry>> page(UUID copyId, int after, int rows) {
    return find("copyId = ?1 order by sequence", copyId).range(after, after + rows - 1).list();
  }
}
