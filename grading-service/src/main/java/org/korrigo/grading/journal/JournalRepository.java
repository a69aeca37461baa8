package org.korrigo.grading.journal;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class JournalRepository implements PanacheRepositoryBase<JournalEntry, Long> {
  private static final String END_OF_LOCK =
      """
      select * from grading_event
      where copy_id = :copy
      and (action = 'UNLOCK' and metadata ->> 'owner_id' = :owner
        or action = 'FINALIZE' and actor_id = :owner)
      order by sequence desc limit 1
      """;

  /** The newest line that says that a teacher's lock of the copy ended, or null. */
  Uni<JournalEntry> endOfLock(UUID copyId, String ownerId) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(END_OF_LOCK, JournalEntry.class)
                    .setParameter("copy", copyId)
                    .setParameter("owner", ownerId)
                    .getSingleResultOrNull());
  }

  /** A copy's entries in the order they were written, after a place. */
  Uni<List<JournalEntry>> page(UUID copyId, int afterPlace, int rows) {
    return find("copyId = ?1 and place > ?2 order by place", copyId, afterPlace)
        .page(0, rows)
        .list();
  }
}
