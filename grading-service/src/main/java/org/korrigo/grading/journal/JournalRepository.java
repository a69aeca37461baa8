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
      order by place desc limit 1
      """;
  private static final String LAST =
      """
      select event.* from grading_event event
      where event.copy_id = :copy and event.metadata->>'annotation_id' = :annotation
      order by event.place desc limit 1
      """;
  private static final String UNDOABLE =
      """
      select event.* from grading_event event
      where event.copy_id = :copy and event.metadata->>'annotation_id' = :annotation
        and event.action = 'DELETE_ANN' and event.actor_id = :actor
        and not exists (
          select 1 from grading_event later
          where later.copy_id = event.copy_id and later.place > event.place
            and later.action = 'UNLOCK')
      order by event.place desc limit 1
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

  /** The last row about an annotation of a copy, or null. */
  Uni<JournalEntry> lastOf(UUID copyId, UUID annotationId) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(LAST, JournalEntry.class)
                    .setParameter("copy", copyId)
                    .setParameter("annotation", annotationId.toString())
                    .getSingleResultOrNull());
  }

  /** The row of an annotation's deletion by someone whose lock has not ended since, or null. */
  Uni<JournalEntry> undoable(UUID copyId, UUID annotationId, String actorId) {
    return Panache.getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(UNDOABLE, JournalEntry.class)
                    .setParameter("copy", copyId)
                    .setParameter("annotation", annotationId.toString())
                    .setParameter("actor", actorId)
                    .getSingleResultOrNull());
  }
}
